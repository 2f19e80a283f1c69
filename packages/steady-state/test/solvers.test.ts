import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { solveByOrders } from "../src/by-orders.ts";
import { solveDirect } from "../src/direct.ts";
import type { EnergyEquation } from "../src/energy-equation.ts";
import { solveIteratively } from "../src/iterative.ts";
import { ScaledEquation } from "../src/scaled-equation.ts";
import { handMade, randomCoupling, stream } from "./support/hand-made.ts";

interface Setting {
  readonly sizes: readonly number[];
  readonly seed: number;
  readonly epsilon: number;
  readonly betas?: readonly number[];
  /** Level spacings are multiplied by it: small = near-degenerate. */
  readonly squeeze?: number;
  readonly real?: boolean;
}

function equationOf({ sizes, seed, epsilon, betas = [2, 0.5], squeeze = 1, real = false }: Setting): EnergyEquation {
  const random = stream(seed);
  const energies = sizes.map((size, sector) =>
    Array.from({ length: size }, () => 1.3 * sector + 2 * squeeze * random()).sort((a, b) => a - b),
  );
  return handMade({ energies, couplings: betas.map(() => randomCoupling(sizes, random, real)), betas, epsilon });
}

function largestDifference(x: Float64Array, y: Float64Array): number {
  return x.reduce((largest, value, k) => Math.max(largest, Math.abs(value - y[k])), 0);
}

const sizes = fc.constantFrom([6], [9], [1, 3, 3, 1], [1, 4, 6, 4, 1], [2, 5, 3], [1, 1]);

describe("direct and iterative steady states", () => {
  it("agree on random complex equations, scaled unknowns and all", () => {
    fc.assert(
      fc.property(sizes, fc.integer(), fc.constantFrom(0.3, 0.1, 1e-3), (list, seed, epsilon) => {
        const scaled = new ScaledEquation(equationOf({ sizes: list, seed, epsilon }));
        const direct = solveDirect(scaled, {});
        const iterative = solveIteratively(scaled, undefined, {});
        // the scaled unknowns are of order one: agreement to rounding means that every order in epsilon agrees
        expect(largestDifference(direct.x, iterative.x)).toBeLessThan(1e-12);
        expect(scaled.residual(direct.x)).toBeLessThan(1e-15);
        expect(scaled.residual(iterative.x)).toBeLessThan(2e-15);
      }),
      { numRuns: 40 },
    );
  });

  it("agree when levels are closer than the dissipator is large", () => {
    for (const squeeze of [1e-2, 1e-4, 1e-8, 0]) {
      const scaled = new ScaledEquation(equationOf({ sizes: [1, 4, 5, 2], seed: 5, epsilon: 0.1, squeeze }));
      const direct = solveDirect(scaled, {});
      const iterative = solveIteratively(scaled, undefined, {});
      expect(largestDifference(direct.x, iterative.x)).toBeLessThan(1e-12);
    }
  });

  it("converge in fewer steps the smaller epsilon is, the preconditioner being exact as epsilon -> 0", () => {
    const steps = [0.3, 0.1, 0.01, 1e-4].map((epsilon) => {
      const scaled = new ScaledEquation(equationOf({ sizes: [1, 5, 10, 10, 5, 1], seed: 2, epsilon }));
      return solveIteratively(scaled, undefined, {}).iterations!;
    });
    for (let k = 1; k < steps.length; k++) expect(steps[k]).toBeLessThan(steps[k - 1]);
    expect(steps[3]).toBeLessThanOrEqual(6);
  });

  it("give the series in epsilon^2 where it converges", () => {
    for (const epsilon of [0.05, 1e-3]) {
      const scaled = new ScaledEquation(equationOf({ sizes: [1, 3, 3, 1], seed: 11, epsilon }));
      const direct = solveDirect(scaled, {});
      const series = solveByOrders(scaled, {});
      expect(largestDifference(direct.x, series.x)).toBeLessThan(1e-13);
    }
  });

  it("give a thermal state at equal temperatures up to order epsilon^2, its coherences real up to order epsilon^4", () => {
    const imaginary: number[] = [];
    for (const epsilon of [1e-2, 1e-3]) {
      const scaled = new ScaledEquation(
        equationOf({ sizes: [1, 3, 3, 1], seed: 3, epsilon, betas: [1, 1], real: true }),
      );
      const { x } = solveDirect(scaled, {});
      const { energies } = scaled.equation;
      const weights = energies.map((e) => Math.exp(-e));
      const z = weights.reduce((sum, w) => sum + w, 0);
      for (let a = 0; a < energies.length; a++) expect(Math.abs(x[a] - weights[a] / z)).toBeLessThan(epsilon ** 2);
      let largest = 0;
      for (let k = scaled.unknowns.dimension; k < x.length; k += 2) largest = Math.max(largest, Math.abs(x[k + 1]));
      imaginary.push(largest);
    }
    // scaled coherences are rho_ab / eps^2: order eps^4 in rho is order eps^2 here, and rounding would be 1e-16 / 1e-6
    expect(imaginary[0] / imaginary[1]).toBeCloseTo(100, 0);
  });
});

describe("the iterative steady state", () => {
  const scaled = new ScaledEquation(equationOf({ sizes: [1, 4, 6, 4, 1], seed: 9, epsilon: 0.3 }));

  it("says how far it got when it may not go on", () => {
    expect(() => solveIteratively(scaled, undefined, { maxIterations: 2 })).toThrow(
      /stopped at a residual of .* after 2 iterations, asked was 1.0e-11/,
    );
  });

  it("reports its progress, and stops when told to", () => {
    const seen: number[] = [];
    solveIteratively(scaled, undefined, { onProgress: ({ residual }) => seen.push(residual) });
    expect(seen.length).toBeGreaterThan(5);
    expect(seen.at(-1)!).toBeLessThan(1e-6 * seen[0]);
    const reason = new Error("enough");
    const signal = { aborted: false, reason };
    const interrupted = () =>
      solveIteratively(scaled, undefined, {
        signal,
        onProgress: () => {
          signal.aborted = true;
        },
      });
    expect(interrupted).toThrow(reason);
  });

  it("says what it needs before it takes it", () => {
    expect(() => solveIteratively(scaled, undefined, { maxMemory: 1000 })).toThrow(
      /iterative solution for 70 unknowns needs \d+ kB of memory, allowed are 1 kB/,
    );
    expect(() => solveDirect(scaled, { maxMemory: 10_000 })).toThrow(/direct solution for 70 unknowns/);
  });
});
