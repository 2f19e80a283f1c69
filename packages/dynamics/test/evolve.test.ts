import { localRedfield, redfield } from "@openbath/generators";
import { density, gibbsState, Operator, productState, sm, sp, sx, sy, sz } from "@openbath/hilbert";
import { ComplexMatrix, eigHermitian, hermiticityDefect, trace } from "@openbath/linalg";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evolve, evolveAsync, type Progress } from "../src/index.ts";
import { exponential, lindblad, ownLindblad, randomRedfield } from "./support/generators.ts";
import { chain, figure } from "./support/models.ts";
import { distance, randomHermitian, randomMatrix, randomState, uniform } from "./support/random.ts";

const system = chain(figure);
const { space } = system.hamiltonian;
const tilted = density(productState(space, ["plus", "+y", "up"]));

describe("an evolution", () => {
  it("keeps the trace to rounding and Hermiticity to the last bit, for any state and generator", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 2, max: 6 }), (seed, d) => {
        const next = uniform(seed);
        const generator = next() < 0.5 ? randomRedfield(d, next) : ownLindblad(d, next);
        const run = evolve(generator, randomState(d, next), [0, 0.1, 2, 30], { method: "krylov" });
        expect(run.traceError).toBeLessThan(1e-12);
        for (const rho of run.states!) {
          expect(hermiticityDefect(rho)).toBe(0);
          expect(Math.abs(trace(rho).re - 1)).toBeLessThan(1e-12);
        }
      }),
      { numRuns: 15 },
    );
  });

  it("does not let rounding in the anti-Hermitian part grow at long times", () => {
    const run = evolve(redfield(system), tilted, [0, 400], { method: "krylov" });
    expect(run.traceError).toBeLessThan(1e-12);
    expect(distance(run.final, gibbsState(system.hamiltonian, 1 / 2.2))).toBeLessThan(1e-10);
  });

  it("ends in the Gibbs state between equal temperatures, the Redfield equation having no Lamb shift here", () => {
    for (const method of ["krylov", "runge-kutta", "spectral"] as const) {
      const { final } = evolve(redfield(system), tilted, [60], { start: 0, method, tolerance: 1e-8 });
      expect(distance(final, gibbsState(system.hamiltonian, 1 / 2.2))).toBeLessThan(1e-8);
    }
  });

  it("does not move in the Gibbs state", () => {
    const gibbs = gibbsState(system.hamiltonian, 1 / 2.2);
    for (const rho of evolve(redfield(system), gibbs, [0, 1, 10]).states!) {
      expect(distance(rho, gibbs)).toBeLessThan(1e-13);
    }
  });

  it("shows how far the Redfield equation leaves the positive matrices", () => {
    const plus = density(productState(space, ["plus", "plus", "plus"]));
    const run = evolve(redfield(system), plus, [0, 0.5, 8]);
    expect(run.minEigenvalue[0]).toBeCloseTo(0, 14);
    expect(run.minEigenvalue[1]).toBeLessThan(-1e-3);
    expect(run.minEigenvalue[2]).toBeGreaterThan(0);
    run.states!.forEach((rho, k) => {
      expect(run.minEigenvalue[k]).toBeCloseTo(eigHermitian(rho).values[0], 13);
    });
  });

  it.each([
    ["blocks of the energy basis", redfield(system)],
    ["sparse operators", localRedfield(system, { order: 2 })],
  ] as const)("follows expectation values without states, in %s", (_, generator) => {
    const next = uniform(12);
    const observables = {
      pair: sp(space, 1).times(sm(space, 3)),
      current: sx(space, 1)
        .times(sy(space, 2))
        .minus(sy(space, 1).times(sx(space, 2))),
      any: Operator.fromMatrix(space, randomMatrix(8, next)),
      hermitian: Operator.fromMatrix(space, randomHermitian(8, next)),
    };
    const options = { observables, keepStates: true, method: "krylov" as const };
    const run = evolve(generator, tilted, [0, 0.4, 3], options);
    const bare = evolve(generator, tilted, [0, 0.4, 3], { observables, method: "krylov" });
    expect(bare.states).toBeUndefined();
    for (const name of ["pair", "current", "any", "hermitian"] as const) {
      run.states!.forEach((rho, k) => {
        const { re, im } = observables[name].expectation(rho);
        expect(run.observables[name][k]).toBeCloseTo(re, 12);
        expect(run.imaginaryParts[name]?.[k] ?? 0).toBeCloseTo(im, 12);
        expect(bare.observables[name][k]).toBe(run.observables[name][k]);
      });
    }
    expect(run.imaginaryParts.current).toBeUndefined();
    expect(run.imaginaryParts.pair).toBeDefined();
  });

  it("stays in the blocks it can reach: |up up up> leaves half of the entries untouched", () => {
    const up = density(productState(space, ["up", "up", "up"]));
    for (const generator of [redfield(system), localRedfield(system, { order: 2 })]) {
      const { statistics, final } = evolve(generator, up, [1], { start: 0, method: "krylov" });
      expect(statistics.unknowns).toBe(32);
      const whole = evolve(generator, tilted, [1], { start: 0, method: "krylov" });
      expect(whole.statistics.unknowns).toBe(64);
      expect(final.get(0, 1)).toEqual({ re: 0, im: 0 });
    }
  });

  it("starts at `start`, else at the first time, and takes equal times twice", () => {
    const generator = redfield(system);
    const late = evolve(generator, tilted, [3, 3, 4.5]);
    const early = evolve(generator, tilted, [1.5], { start: 0 });
    expect(distance(late.states![0], tilted)).toBeLessThan(1e-14);
    expect(distance(late.states![1], tilted)).toBeLessThan(1e-14);
    expect(distance(late.final, early.final)).toBeLessThan(1e-10);
  });
});

describe("what goes on during an evolution", () => {
  const generator = localRedfield(chain({ ...figure, L: 4 }), { order: 1 });
  const rho0 = density(productState(generator.space, ["plus", "up", "down", "plus"]));
  const times = [0, 1, 2, 8];

  it("is told: every grid time to the observer, every step to onProgress", () => {
    const seen: number[] = [];
    const progress: Progress[] = [];
    const run = evolve(generator, rho0, times, {
      method: "krylov",
      keepStates: true,
      onState: (t, rho, index) => {
        seen.push(t);
        expect(index).toBe(seen.length - 1);
        rho.data.fill(Number.NaN); // the matrix belongs to the observer
      },
      onProgress: (p) => progress.push(p),
    });
    expect(seen).toEqual(times);
    expect(run.states!.every((rho) => rho.data.every(Number.isFinite))).toBe(true);
    expect(run.final).toBe(run.states![3]);
    expect(progress.length).toBeGreaterThan(times.length);
    expect(progress.at(-1)!.fraction).toBe(1);
    for (let k = 1; k < progress.length; k++) expect(progress[k].time).toBeGreaterThanOrEqual(progress[k - 1].time);
  });

  it.each(["krylov", "runge-kutta", "spectral"] as const)("can be stopped with a reason, in %s", (method) => {
    const signal = { aborted: false, reason: new Error("enough") };
    const onProgress = (): void => {
      signal.aborted = true;
    };
    if (method === "spectral") signal.aborted = true;
    expect(() => evolve(generator, rho0, times, { method, signal, onProgress })).toThrow("enough");
  });

  it("comes point by point from evolveAsync, with the event loop alive and the whole at the end", async () => {
    let turns = 0;
    let going = true;
    const tick = (): void => {
      turns++;
      if (going) setTimeout(tick, 0);
    };
    setTimeout(tick, 0);
    const observables = { sz: sz(generator.space, 2) };
    const options = { method: "runge-kutta" as const, tolerance: 1e-8, observables };
    const run = evolveAsync(generator, rho0, times, options);
    const values: number[] = [];
    let next = await run.next();
    for (; !next.done; next = await run.next()) {
      expect(next.value.time).toBe(times[next.value.index]);
      values.push(next.value.observables.sz);
    }
    going = false;
    const whole = evolve(generator, rho0, times, options);
    expect(values).toEqual([...whole.observables.sz]);
    expect([...next.value.observables.sz]).toEqual(values);
    expect(next.value.statistics).toEqual(whole.statistics);
    expect(turns).toBeGreaterThan(1);
  });

  it("stops when the consumer of evolveAsync aborts between two points", async () => {
    const controller = new AbortController();
    const reached: number[] = [];
    const consume = async (): Promise<void> => {
      for await (const { time } of evolveAsync(generator, rho0, times, {
        method: "runge-kutta",
        signal: controller.signal,
      })) {
        reached.push(time);
        if (time === 1) controller.abort(new Error("closed"));
      }
    };
    await expect(consume()).rejects.toThrow("closed");
    expect(reached).toEqual([0, 1]);
  });
});

describe("evolve refuses", () => {
  const generator = redfield(system);

  it("what is not a state of the space", () => {
    expect(() => evolve(generator, ComplexMatrix.identity(4), [0, 1])).toThrow(/8 x 8.*4 x 4/);
    expect(() => evolve(generator, ComplexMatrix.identity(8), [0, 1])).toThrow(/trace 1, got 8/);
    const skew = tilted.clone();
    skew.set(0, 1, 3);
    expect(() => evolve(generator, skew, [0, 1])).toThrow(/Hermitian/);
    const broken = tilted.clone();
    broken.set(0, 0, Number.NaN);
    expect(() => evolve(generator, broken, [0, 1])).toThrow(/finite/);
  });

  it("times that do not ascend", () => {
    expect(() => evolve(generator, tilted, [])).toThrow(/at least one time/);
    expect(() => evolve(generator, tilted, [0, 2, 1])).toThrow(/times\[2\] = 1 lies before times\[1\] = 2/);
    expect(() => evolve(generator, tilted, [0, 1], { start: 0.5 })).toThrow(/lies before the start = 0.5/);
    expect(() => evolve(generator, tilted, [0, Number.POSITIVE_INFINITY])).toThrow(/times\[1\] is Infinity/);
  });

  it("methods and tolerances that do not exist", () => {
    const wrong = { method: "euler" as "krylov" };
    expect(() => evolve(generator, tilted, [0, 1], wrong)).toThrow(/auto, krylov, runge-kutta, spectral, got "euler"/);
    expect(() => evolve(generator, tilted, [0, 1], { tolerance: 0 })).toThrow(/tolerance .* got 0/);
  });

  it("the spectral route at an exceptional point, where Krylov and Runge-Kutta go on", () => {
    // A qubit driven at the Rabi frequency gamma / 4: two Bloch vectors become one.
    const generator = lindblad(
      ComplexMatrix.from([
        [0, 0.125],
        [0.125, 0],
      ]),
      [
        ComplexMatrix.from([
          [0, 0],
          [1, 0],
        ]),
      ],
    );
    const rho0 = ComplexMatrix.diagonal([1, 0]);
    expect(() => evolve(generator, rho0, [0, 3], { method: "spectral" })).toThrow(/exceptional point/);
    const exact = exponential(generator, rho0, 3);
    for (const method of ["auto", "krylov", "runge-kutta"] as const) {
      const run = evolve(generator, rho0, [0, 3], { method });
      expect(run.method).not.toBe("spectral");
      expect(distance(run.final, exact)).toBeLessThan(1e-10);
    }
  });

  it("the spectral route where it is too large", () => {
    const large = redfield(chain({ ...figure, L: 6 }));
    const plus = density(
      productState(
        large.space,
        Array.from({ length: 6 }, () => "plus"),
      ),
    );
    expect(() => evolve(large, plus, [0, 1], { method: "spectral" })).toThrow(/4096 x 4096; the limit is 1024/);
  });

  it("a generator that makes Hermitian matrices into others", () => {
    const own = ownLindblad(3, uniform(4));
    const wrong = {
      ...own,
      apply: (rho: ComplexMatrix, out: ComplexMatrix): void => void out.data.set(rho.data.map((_, k) => k)),
    };
    expect(() => evolve(wrong, randomState(3, uniform(9)), [0, 1])).toThrow(/Hermitian/);
  });
});
