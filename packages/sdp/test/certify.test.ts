import { type ComplexMatrix, eigHermitian } from "@openbath/linalg";
import { describe, expect, it } from "vitest";
import {
  type ConicProblem,
  certifyInfeasibility,
  certifyLowerBound,
  certifyUpperBound,
  type DualPoint,
  solve,
} from "../src/index.ts";
import { mixedProblem, randomHermitian } from "./support/mixed-problem.ts";
import { generator, normal } from "./support/random.ts";

/** The largest eigenvalue of a random Hermitian matrix as min t, t - A >= 0, and the exact answer. */
function eigenvalueProblem(seed: number, n: number): { problem: ConicProblem; optimum: number; a: ComplexMatrix } {
  const a = randomHermitian(generator(seed), n, true);
  const minus = a.clone();
  minus.data.forEach((value, t) => {
    minus.data[t] = -value;
  });
  const identity = { entries: Array.from({ length: n }, (_, i) => ({ row: i, column: i, value: 1 })) };
  return {
    problem: {
      objective: [1],
      constraints: [{ cone: "hermitian", size: n, constant: minus, coefficients: [{ variable: 0, matrix: identity }] }],
    },
    optimum: eigHermitian(a).values[n - 1],
    a,
  };
}

function withMatrix(dual: DualPoint, change: (z: ComplexMatrix) => void): DualPoint {
  const [z] = dual.cones;
  if (!("rows" in z)) throw new Error("expected a matrix");
  const copy = z.clone();
  change(copy);
  return { cones: [copy, ...dual.cones.slice(1)], multipliers: dual.multipliers };
}

describe("the checker", () => {
  it("brackets the optimum to within a few roundings when the solver goes to the limit", () => {
    for (const seed of [1, 2, 3, 4]) {
      const { problem, optimum } = eigenvalueProblem(seed, 6);
      const { lowerBound, upperBound } = solve(problem, { relativeGap: 0, absoluteGap: 0 });
      expect(lowerBound).toBeLessThanOrEqual(optimum + 4e-15);
      expect(upperBound).toBeGreaterThanOrEqual(optimum - 4e-15);
      // allowances are of the order of size^2 roundings of the data
      expect(upperBound - lowerBound).toBeLessThan(1e-11);
    }
  });

  it("accepts any good dual point, not only the solver's: the projector on an eigenvector, written by hand", () => {
    const { problem, optimum, a } = eigenvalueProblem(7, 5);
    const { vectors } = eigHermitian(a);
    const z = withMatrix(solve(problem).dual, (matrix) => {
      for (let i = 0; i < 5; i++) {
        for (let j = 0; j < 5; j++) {
          const p = vectors.get(i, 4);
          const q = vectors.get(j, 4);
          matrix.set(i, j, p.re * q.re + p.im * q.im, p.im * q.re - p.re * q.im);
        }
      }
    });
    const mixed = withMatrix(z, (matrix) => {
      matrix.data.forEach((value, t) => {
        matrix.data[t] = value * (1 - 1e-10);
      });
      for (let i = 0; i < 5; i++) matrix.set(i, i, matrix.get(i, i).re + 2e-11);
    });
    const { lowerBound, how } = certifyLowerBound(problem, mixed);
    expect(how).toBe("repaired");
    expect(lowerBound).toBeLessThanOrEqual(optimum);
    expect(optimum - lowerBound).toBeLessThan(1e-8);
  });

  it("rejects a dual point with a flipped sign, a wrong trace or a negative eigenvalue", () => {
    const { problem } = eigenvalueProblem(9, 5);
    const { dual } = solve(problem);
    const negated = withMatrix(dual, (z) => {
      z.data.forEach((value, t) => {
        z.data[t] = -value;
      });
    });
    const doubled = withMatrix(dual, (z) => {
      z.data.forEach((value, t) => {
        z.data[t] = 2 * value;
      });
    });
    const indefinite = withMatrix(dual, (z) => {
      z.set(0, 0, z.get(0, 0).re + 3);
      z.set(1, 1, z.get(1, 1).re - 3);
    });
    for (const corrupted of [negated, doubled, indefinite]) {
      const { lowerBound, how, reason } = certifyLowerBound(problem, corrupted);
      expect(how).toBe("none");
      expect(lowerBound).toBe(Number.NEGATIVE_INFINITY);
      expect(reason).toMatch(/margin/);
    }
  });

  it("never claims more than the optimum, whatever is done to the certificate", () => {
    const uniform = generator(21);
    for (let trial = 0; trial < 150; trial++) {
      const { problem, optimum } = eigenvalueProblem(trial + 1, 3);
      const { dual, interior } = solve(problem, { relativeGap: 1e-6 });
      const size = 10 ** -(uniform() * 17);
      const corrupted = withMatrix(dual, (z) => {
        for (let i = 0; i < 3; i++) {
          for (let j = 0; j <= i; j++) {
            const old = z.get(i, j);
            const re = old.re + size * normal(uniform);
            const im = i === j ? 0 : old.im + size * normal(uniform);
            z.set(i, j, re, im);
            z.set(j, i, re, -im);
          }
        }
      });
      const options = interior.dual === undefined ? {} : { interior: interior.dual };
      expect(certifyLowerBound(problem, corrupted, options).lowerBound).toBeLessThanOrEqual(optimum + 1e-15);
      // |t| is known to be at most the Frobenius norm of A
      expect(certifyLowerBound(problem, corrupted, { variableBound: 10 }).lowerBound).toBeLessThanOrEqual(
        optimum + 1e-15,
      );
    }
  });

  it("with bounds of the variables degrades gracefully: the loss is the defect times the bound", () => {
    const { problem, optimum } = eigenvalueProblem(4, 4);
    const { dual } = solve(problem);
    const off = withMatrix(dual, (z) => z.set(0, 0, z.get(0, 0).re + 1e-5));
    const { lowerBound, how } = certifyLowerBound(problem, off, { variableBound: 10 });
    expect(how).toBe("bounded-variables");
    expect(lowerBound).toBeLessThanOrEqual(optimum);
    expect(optimum - lowerBound).toBeLessThan(3e-4);
    expect(optimum - lowerBound).toBeGreaterThan(1e-6);
  });

  it("calls no certificate of infeasibility proven for a feasible problem", () => {
    const uniform = generator(8);
    for (let seed = 1; seed <= 60; seed++) {
      const { problem } = mixedProblem(seed);
      const { dual } = solve(problem, { certify: false });
      const scaled = {
        cones: dual.cones.map((z) => {
          const data = "rows" in z ? z.clone() : z.slice();
          const numbers = "rows" in data ? data.data : data;
          numbers.forEach((value, t) => {
            numbers[t] = value * 10 ** (6 * uniform());
          });
          return data;
        }),
        multipliers: dual.multipliers,
      };
      expect(certifyInfeasibility(problem, dual).proven).toBe(false);
      expect(certifyInfeasibility(problem, scaled).proven).toBe(false);
    }
  });

  it("gives no upper bound for a point that is not feasible, and the objective for one that is", () => {
    const { problem, optimum } = eigenvalueProblem(5, 4);
    expect(certifyUpperBound(problem, [optimum - 1e-9]).upperBound).toBe(Number.POSITIVE_INFINITY);
    const { upperBound, how } = certifyUpperBound(problem, [optimum + 1e-9]);
    expect(how).toBe("feasible");
    expect(upperBound).toBeGreaterThanOrEqual(optimum + 1e-9);
    expect(upperBound).toBeLessThan(optimum + 1.001e-9);
    expect(certifyUpperBound(problem, [optimum - 1e-12], { interior: [optimum + 1] }).how).toBe("mixed");
  });

  it("says which shape it expected of a dual point", () => {
    const { problem } = eigenvalueProblem(5, 4);
    const { dual } = solve(problem);
    expect(() => certifyLowerBound(problem, { ...dual, cones: [] })).toThrow(/0 cone values.*1 constraints/);
    expect(() => certifyLowerBound(problem, { ...dual, cones: [new Float64Array(4)] })).toThrow(/4 x 4 matrix/);
    expect(() => certifyLowerBound(problem, { ...dual, multipliers: [1] })).toThrow(/1 multipliers.*0 equalities/);
    expect(() => certifyUpperBound(problem, [1, 2])).toThrow(/2 numbers.*1 variables/);
    expect(() => certifyLowerBound(problem, dual, { variableBound: [1, 2] })).toThrow(/variableBound/);
  });
});
