import { bath, drude } from "@openbath/baths";
import { redfield } from "@openbath/generators";
import { density, gibbsState, identity, levels, Operator, productState, spins, sx, sy, sz } from "@openbath/hilbert";
import { ComplexMatrix, hermiticityDefect, maxAbs, trace } from "@openbath/linalg";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evolve, evolveAsync, type TimeDependentGenerator } from "../src/index.ts";
import { lindblad, ownLindblad, randomRedfield } from "./support/generators.ts";
import { distance, randomHermitian, randomMatrix, randomState, uniform } from "./support/random.ts";

const qubit = spins(1);
const up = density(productState(qubit, ["up"]));
const plus = density(productState(qubit, ["plus"]));

/** -i [H(t), rho] and decay into `jump` at the rate gamma(t). */
function driven(hamiltonian: (t: number) => Operator, rate: (t: number) => number, jump: Operator) {
  const at = (t: number) => {
    const unitary = lindblad(hamiltonian(t).toMatrix(), []);
    const decay = lindblad(ComplexMatrix.zeros(2, 2), [jump.toMatrix()]);
    const part = ComplexMatrix.zeros(2, 2);
    return {
      apply(rho: ComplexMatrix, out: ComplexMatrix): void {
        unitary.apply(rho, out);
        decay.apply(rho, part);
        for (let k = 0; k < out.data.length; k++) out.data[k] += rate(t) * part.data[k];
      },
    };
  };
  return { space: qubit, at };
}

/** A random master equation of d levels whose Hamiltonian and decay are both modulated. */
function modulated(d: number, next: () => number): TimeDependentGenerator {
  const [h, v] = [randomHermitian(d, next), randomHermitian(d, next)];
  const jump = randomMatrix(d, next);
  const scaled = (a: ComplexMatrix, factor: number) =>
    new ComplexMatrix(
      d,
      d,
      a.data.map((x) => factor * x),
    );
  const at = (t: number) => {
    const drive = v.data.map((x, k) => h.data[k] + Math.sin(1.7 * t) * x);
    return lindblad(new ComplexMatrix(d, d, drive), [scaled(jump, 0.4 * Math.exp(-t / 3))]);
  };
  return { space: levels([d]), at };
}

describe("a generator that depends on time", () => {
  it("turns a spin in a rotating field as Rabi says", () => {
    const [w0, w, strength] = [1.4, 1.1, 0.6];
    const field = (t: number) =>
      sz(qubit, 1)
        .times(w0 / 2)
        .plus(sx(qubit, 1).times((strength / 2) * Math.cos(w * t)))
        .plus(sy(qubit, 1).times((strength / 2) * Math.sin(w * t)));
    const times = [0, 0.5, 3, 20];
    const run = evolve(
      driven(field, () => 0, identity(qubit)),
      up,
      times,
      { observables: { z: sz(qubit, 1) } },
    );
    const rabi = Math.hypot(strength, w0 - w);
    times.forEach((t, k) => {
      const flipped = (strength / rabi) ** 2 * Math.sin((rabi * t) / 2) ** 2;
      expect(Math.abs(run.observables.z[k] - (1 - 2 * flipped))).toBeLessThan(1e-12);
    });
    expect(run.method).toBe("runge-kutta");
  });

  it("dephases by the integral of its rate, also while that is negative and coherence comes back", () => {
    const gamma = (t: number) => 0.2 + 0.6 * Math.cos(2 * t);
    const times = [0, 0.7, 1.5, 2.3, 9];
    const generator = driven(() => sz(qubit, 1).times(0), gamma, sz(qubit, 1).times(Math.SQRT1_2));
    const run = evolve(generator, plus, times, { observables: { x: sx(qubit, 1) } });
    times.forEach((t, k) => {
      const integral = 0.2 * t + 0.3 * Math.sin(2 * t);
      expect(Math.abs(run.observables.x[k] - Math.exp(-integral))).toBeLessThan(1e-12);
    });
    expect(run.observables.x[3]).toBeGreaterThan(run.observables.x[2]);
  });

  it("that in truth does not agrees with the same generator by the other methods, from any start", () => {
    const next = uniform(31);
    for (const generator of [randomRedfield(4, next), ownLindblad(3, next)]) {
      const rho0 = randomState(generator.space.dimension, next);
      const constant = { space: generator.space, at: () => generator };
      const expected = evolve(generator, rho0, [2, 3, 7], { method: "krylov", tolerance: 1e-13 });
      const run = evolve(constant, rho0, [2, 3, 7], { keepStates: true });
      run.states!.forEach((rho, k) => {
        expect(distance(rho, expected.states![k])).toBeLessThan(1e-11);
      });
    }
  });

  it("keeps trace and Hermiticity, and going by way of any time between is the same", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 2, max: 5 }), (seed, d) => {
        const next = uniform(seed);
        const generator = modulated(d, next);
        const rho0 = randomState(d, next);
        const middle = 0.3 + 2 * next();
        const whole = evolve(generator, rho0, [0, 3]);
        const first = evolve(generator, rho0, [0, middle]).final;
        const second = evolve(generator, first, [middle, 3]).final;
        expect(distance(whole.final, second)).toBeLessThan(1e-11);
        expect(whole.traceError).toBeLessThan(1e-13);
        expect(hermiticityDefect(whole.final)).toBe(0);
        expect(Math.abs(trace(whole.final).re - 1)).toBeLessThan(1e-13);
        expect(whole.minEigenvalue[1]).toBeGreaterThan(-1e-12);
      }),
      { numRuns: 12 },
    );
  });

  it("is followed to the tolerance asked for, at a price that grows like its seventh root", () => {
    const next = uniform(5);
    const generator = modulated(4, next);
    const rho0 = randomState(4, next);
    const exact = evolve(generator, rho0, [0, 10], { tolerance: 1e-14 }).final;
    const prices = [1e-5, 1e-8, 1e-11].map((tolerance) => {
      const run = evolve(generator, rho0, [0, 10], { tolerance });
      expect(distance(run.final, exact)).toBeLessThan(tolerance);
      expect(distance(run.final, exact)).toBeLessThan(run.errorEstimate);
      expect(run.errorEstimate).toBeLessThan(tolerance);
      return run.statistics.applications;
    });
    const orders = [prices[1] / prices[0], prices[2] / prices[1]].map((ratio) => 3 / Math.log10(ratio));
    for (const order of orders) {
      expect(order).toBeGreaterThan(6);
      expect(order).toBeLessThan(10);
    }
  });

  it.each([0, 1000])("may jump, on a grid time or between, at t = %d + 1 as at any other", (origin) => {
    const next = uniform(17);
    const [before, after] = [ownLindblad(3, next), ownLindblad(3, next)];
    const rho0 = randomState(3, next);
    const jumping = { space: before.space, at: (t: number) => (t < origin + 1 ? before : after) };
    const there = evolve(before, rho0, [0, 1], { tolerance: 1e-13 }).final;
    const expected = evolve(after, there, [0, 1.5], { tolerance: 1e-13 }).final;
    for (const times of [
      [0, 2.5],
      [0, 1, 2.5],
    ]) {
      const run = evolve(
        jumping,
        rho0,
        times.map((t) => origin + t),
      );
      expect(distance(run.final, expected)).toBeLessThan(1e-10);
    }
  });

  it("is asked for no time twice in a row, and for none outside the grid", () => {
    const asked: number[] = [];
    const { space, at } = modulated(3, uniform(8));
    const recorded = { space, at: (t: number) => at(asked[asked.push(t) - 1]) };
    const { statistics } = evolve(recorded, randomState(3, uniform(9)), [0.5, 1, 4]);
    expect(Math.min(...asked)).toBe(0.5);
    expect(Math.max(...asked)).toBe(4);
    for (let k = 1; k < asked.length; k++) expect(asked[k]).not.toBe(asked[k - 1]);
    expect(asked.length).toBeLessThan(statistics.applications);
  });

  it("may start in its steady state, where all that it gives is rounding", () => {
    const next = uniform(41);
    const own = ownLindblad(4, next);
    const { final: steady } = evolve(own, randomState(4, next), [0, 400]);
    const image = ComplexMatrix.zeros(4);
    own.apply(steady, image);
    expect(hermiticityDefect(image)).toBeGreaterThan(1e-8 * maxAbs(image));
    for (const generator of [own, { space: own.space, at: () => own }]) {
      expect(distance(evolve(generator, steady, [0, 5]).final, steady)).toBeLessThan(1e-13);
    }
  });

  it("may be a Redfield equation with the Hamiltonian of the hour: a swept qubit lags behind its Gibbs state by as much as it is swept fast", () => {
    const reservoir = bath({
      statistics: "boson",
      temperature: 0.9,
      spectralDensity: drude({ strength: 1, cutoff: 5 }),
    });
    const couplings = [{ bath: reservoir, operator: sx(qubit, 1), kind: "hermitian" as const }];
    const lag = (duration: number): number => {
      const hamiltonian = (t: number) => sz(qubit, 1).times(0.5 + 0.25 * Math.tanh(t / duration));
      const at = (t: number) => redfield({ hamiltonian: hamiltonian(t), couplings, epsilon: 0.5 });
      const start = gibbsState(hamiltonian(-2 * duration), 1 / 0.9);
      const { final } = evolve({ space: qubit, at }, start, [-2 * duration, 0], { tolerance: 1e-7 });
      return final.get(0, 0).re - gibbsState(hamiltonian(0), 1 / 0.9).get(0, 0).re;
    };
    const [fast, slow] = [lag(20), lag(40)];
    expect(fast).toBeGreaterThan(1e-3); // still warmer than its splitting allows
    expect(fast / slow).toBeGreaterThan(1.9);
    expect(fast / slow).toBeLessThan(2.1);
  });
});

describe("what goes on while a generator changes", () => {
  const generator = modulated(3, uniform(2));
  const rho0 = randomState(3, uniform(3));

  it("comes point by point from evolveAsync with the same numbers, is told and can be stopped", async () => {
    const observables = { first: Operator.fromMatrix(generator.space, ComplexMatrix.diagonal([1, 0, 0])) };
    const whole = evolve(generator, rho0, [0, 1, 2], { observables });
    const values: number[] = [];
    const signal = { aborted: false, reason: new Error("enough") };
    const consume = async (): Promise<void> => {
      const options = {
        observables,
        signal,
        onProgress: ({ time }: { time: number }) => void (signal.aborted = time >= 1),
      };
      for await (const point of evolveAsync(generator, rho0, [0, 1, 2], options)) values.push(point.observables.first);
    };
    await expect(consume()).rejects.toThrow("enough");
    expect(values).toEqual([...whole.observables.first.subarray(0, 2)]);
  });

  it("a generator that does not stay finite is refused with the time", () => {
    const broken = {
      space: qubit,
      at: (t: number) => ({
        apply: (_: ComplexMatrix, out: ComplexMatrix): void => void out.data.fill(t < 0.5 ? 0 : Number.NaN),
      }),
    };
    expect(() => evolve(broken, up, [0, 1])).toThrow(/generator at t = 0\.\d+ made NaN of a density matrix/);
    const pole = driven(
      () => sz(qubit, 1).times(0),
      (t) => 1 / (t - Math.SQRT1_2),
      sx(qubit, 1),
    );
    // the rate has no integral through its pole
    expect(() => evolve(pole, up, [0, 2], { tolerance: 1e-4 })).toThrow(/do not get past t = 0\.7071.*singular/);
  });

  it("a map of another dimension, none at all, and one that leaves the Hermitian matrices are refused with the time", () => {
    const four = lindblad(ComplexMatrix.zeros(4), []);
    expect(() => evolve({ space: qubit, at: () => four }, up, [2, 3])).toThrow(/at t = 2 maps 4 x 4.*dimension 2/);
    const none = { space: qubit, at: () => undefined } as unknown as TimeDependentGenerator;
    expect(() => evolve(none, up, [2, 3])).toThrow(/apply\(rho, out\), at t = 2 it does not/);
    const skew = {
      space: qubit,
      at: () => ({
        apply: (_: ComplexMatrix, out: ComplexMatrix): void => void out.data.set(out.data.map((__, k) => k)),
      }),
    };
    expect(() => evolve(skew, up, [2, 3])).toThrow(/at t = 2 made of a Hermitian matrix one that is not/);
  });

  it("methods for constant generators, times that do not ascend and states of another space are refused", () => {
    for (const method of ["krylov", "spectral"] as const) {
      expect(() => evolve(generator, rho0, [0, 1], { method })).toThrow(
        /does not depend on time; use runge-kutta or auto/,
      );
    }
    expect(() => evolve(generator, rho0, [0, 2, 1])).toThrow(/times\[2\] = 1 lies before/);
    expect(() => evolve(generator, up, [0, 1])).toThrow(/3 x 3.*2 x 2/);
    expect(() => evolve(generator, rho0, [0, 1], { maxMemory: 1000 })).toThrow(/GiB/);
  });
});
