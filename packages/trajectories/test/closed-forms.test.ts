import type { Unravelling } from "@openbath/generators";
import {
  identity,
  levels,
  type Operator,
  productState,
  sm,
  sp,
  spins,
  sx,
  sy,
  sz,
  transition,
} from "@openbath/hilbert";
import { ComplexMatrix, expm, multiply, multiplyVector, scale } from "@openbath/linalg";
import { describe, expect, it } from "vitest";
import { compileTrajectories, type Pair, randomPair, TrajectoryRunner, trajectories } from "../src/index.ts";
import { endBath, unravel } from "./baths.ts";
import type { Lindblad } from "./xxz.ts";

const qubit = spins(1);
const up = productState(qubit, ["up"]);
const bath = endBath("bath");
const alone = (equation: Lindblad): Unravelling => unravel(equation, [bath]);

/** The first jump's time and channel for given random numbers. */
function firstJump(unravelling: Unravelling, initial: Float64Array, pair: Pair, end: number, tolerance = 1e-12) {
  const problem = compileTrajectories(unravelling, { initial, times: [end], tolerance });
  return new TrajectoryRunner(problem).run((draw) => (draw === 0 ? pair : [1e-300, 0.5])).jumps[0];
}

describe("a qubit that decays at the rate gamma", () => {
  const gamma = 0.7;
  const decay = alone({ hamiltonian: sz(qubit, 1).times(1.3), jumps: [sm(qubit, 1).times(Math.sqrt(gamma))] });

  it("waits -ln r / gamma", () => {
    for (const r of [0.999, 0.5, 0.1, 1e-3, 1e-6]) {
      const { time, channel, probabilities } = firstJump(decay, up, [r, 0.3], 30);
      expect(Math.abs(time - -Math.log(r) / gamma)).toBeLessThan(2e-11); // some steps, 1e-12 each
      expect([channel, ...probabilities]).toEqual([0, 1]);
    }
  });

  it("has exponential waiting times: Kolmogorov's distance of 4000 of them from 1 - exp(-gamma t) is that of chance", () => {
    const n = 4000;
    const runner = new TrajectoryRunner(compileTrajectories(decay, { initial: up, times: [60], tolerance: 1e-9 }));
    const waits = Array.from({ length: n }, (_, k) => runner.run((draw) => randomPair(5, 0, k, draw)).jumps[0].time);
    waits.sort((a, b) => a - b);
    const distance = Math.max(...waits.map((t, k) => Math.abs(1 - Math.exp(-gamma * t) - (k + 0.5) / n) + 0.5 / n));
    expect(distance * Math.sqrt(n)).toBeLessThan(1.63); // exceeded by chance in 1 % of samples; the seed is fixed
    expect(distance * Math.sqrt(n)).toBeGreaterThan(0.4); // and too regular in 1 %
  });

  it("jumps once and stays in its ground state", () => {
    const run = new TrajectoryRunner(
      compileTrajectories(decay, { initial: up, times: [0, 10, 50], observables: { sz: sz(qubit, 1) } }),
    ).run(() => [0.5, 0.5]);
    expect(run.jumps.length).toBe(1);
    expect(Array.from(run.observables)).toEqual([1, -1, -1]);
    expect(run.squaredNorms[2]).toBeCloseTo(1, 7); // to the tolerance of each step
  });
});

describe("a driven two-level system with a complex Hamiltonian", () => {
  // complex in every entry that can be, and jumps that share no eigenvector with it
  const H = sx(qubit, 1).times(0.8).plus(sy(qubit, 1).times(-1.1)).plus(sz(qubit, 1).times(0.4));
  const jumps = [
    sm(qubit, 1).times({ re: 0.6, im: 0.5 }),
    sp(qubit, 1)
      .times({ re: 0, im: 0.4 })
      .plus(sz(qubit, 1).times({ re: 0.3, im: -0.2 })),
  ];
  const unravelling = alone({ hamiltonian: H, jumps });
  const M = unravelling.effectiveHamiltonian.toMatrix();
  const initial = productState(qubit, ["+y"]);

  it("has the jump times at which |exp(-i H_eff t) psi|^2 = r, in the channel of the weights there", () => {
    for (let k = 0; k < 40; k++) {
      const pair = randomPair(3, 0, k, 0);
      const { time, channel, probabilities } = firstJump(unravelling, initial, pair, 60);
      const psi = multiplyVector(expm(scale({ re: 0, im: -time }, M)), initial);
      expect(Math.abs(Math.hypot(...psi) ** 2 / pair[0] - 1)).toBeLessThan(1e-11);
      const weights = jumps.map((L) => Math.hypot(...multiplyVector(L.toMatrix(), psi)) ** 2);
      const p = weights[0] / (weights[0] + weights[1]);
      expect(Math.abs(probabilities[0] - p)).toBeLessThan(1e-10);
      expect(channel).toBe(pair[1] < p ? 0 : 1);
    }
  });

  it("has norm 1 after every jump, and expectation values of the normalised state", () => {
    const run = (times: readonly number[]) =>
      new TrajectoryRunner(
        compileTrajectories(unravelling, { initial, times, tolerance: 1e-11, observables: { one: identity(qubit) } }),
      ).run((draw) => randomPair(9, 0, 1, draw));
    const { jumps: events } = run([0, 12]);
    expect(events.length).toBeGreaterThan(5);
    const later = run(events.map(({ time }) => time + 1e-9));
    later.squaredNorms.forEach((squaredNorm) => {
      expect(Math.abs(squaredNorm - 1)).toBeLessThan(1e-8); // 1e-9 of a time, at rates of order 1
    });
    later.observables.forEach((one) => {
      expect(Math.abs(one - 1)).toBeLessThan(1e-13);
    });
  });
});

describe("averages over a mixed space", () => {
  // a spin, a level with three states and another spin: complex couplings, jumps on one and on two sites
  const space = levels([2, 3, 2]);
  const t = (site: number, i: number, j: number): Operator => transition(space, site, i, j);
  const half = t(1, 0, 1)
    .times(t(2, 1, 0))
    .times({ re: 0.7, im: 0.4 })
    .plus(
      t(2, 2, 1)
        .times(t(3, 0, 1))
        .times({ re: 0, im: 0.9 }),
    );
  const hamiltonian = half
    .plus(half.adjoint())
    .plus(t(2, 2, 2).times(0.8))
    .plus(t(3, 0, 0).times(-0.5));
  const jumps = [
    t(1, 1, 0).times(0.9),
    t(2, 0, 2).times(0.6),
    t(3, 0, 1)
      .times(t(2, 0, 0))
      .plus(t(3, 1, 1))
      .times(0.7),
  ];
  const observables = { level: t(2, 2, 2), coherence: half.plus(half.adjoint()) };
  const kets = [
    { probability: 0.3, ket: productState(space, [0, 2, 1]) },
    { probability: 0.7, ket: productState(space, [[1, { re: 0, im: 1 }], [1, 1, 1], 1]) },
  ];
  const times = [0.5, 1.5, 3];

  /** rho(t) by the exponential of the whole generator: rows of rho one after the other. */
  function exact(time: number): Record<string, number> {
    const d = space.dimension;
    const { effectiveHamiltonian } = alone({ hamiltonian, jumps });
    const K = scale({ re: 0, im: -1 }, effectiveHamiltonian.toMatrix());
    const generator = new ComplexMatrix(d * d, d * d);
    const add = (A: ComplexMatrix, B: ComplexMatrix): void => {
      // rho -> A rho B^dag
      for (let i = 0; i < d * d; i++) {
        for (let j = 0; j < d * d; j++) {
          const a = A.get(Math.floor(i / d), Math.floor(j / d));
          const b = B.get(i % d, j % d);
          const old = generator.get(i, j);
          generator.set(i, j, old.re + a.re * b.re + a.im * b.im, old.im + a.im * b.re - a.re * b.im);
        }
      }
    };
    const one = identity(space).toMatrix();
    add(K, one);
    add(one, K);
    for (const L of jumps) add(L.toMatrix(), L.toMatrix());
    const rho = new Float64Array(2 * d * d);
    for (const { probability, ket } of kets) {
      for (let i = 0; i < d; i++) {
        for (let j = 0; j < d; j++) {
          rho[2 * (i * d + j)] += probability * (ket[2 * i] * ket[2 * j] + ket[2 * i + 1] * ket[2 * j + 1]);
          rho[2 * (i * d + j) + 1] += probability * (ket[2 * i + 1] * ket[2 * j] - ket[2 * i] * ket[2 * j + 1]);
        }
      }
    }
    const later = new ComplexMatrix(d, d, multiplyVector(expm(scale(time, generator)), rho));
    return Object.fromEntries(
      Object.entries(observables).map(([name, O]) => {
        const product = multiply(O.toMatrix(), later);
        return [name, Array.from({ length: d }, (_, i) => product.get(i, i).re).reduce((a, b) => a + b)];
      }),
    );
  }

  it("agree with the exponential of the Lindblad generator, from a mixed initial state", async () => {
    const result = await trajectories(alone({ hamiltonian, jumps }), {
      initial: kets,
      times,
      observables,
      count: 6000,
      seed: 1,
      tolerance: 1e-7,
    });
    times.forEach((time, k) => {
      for (const [name, value] of Object.entries(exact(time))) {
        const { mean, standardError } = result.observables[name];
        expect(standardError[k]).toBeLessThan(0.02);
        expect(Math.abs(mean[k] - value)).toBeLessThan(3 * standardError[k]);
      }
    });
  });
});
