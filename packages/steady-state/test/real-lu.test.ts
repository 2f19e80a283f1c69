import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RealLu } from "../src/real-lu.ts";
import { realNullSpace, transposed } from "../src/real-null-space.ts";
import { stream } from "./support/hand-made.ts";

function randomMatrix(n: number, seed: number): Float64Array {
  const random = stream(seed);
  return Float64Array.from({ length: n * n }, () => 2 * random() - 1);
}

function times(matrix: Float64Array, x: Float64Array): Float64Array {
  const n = x.length;
  return Float64Array.from({ length: n }, (_, i) => x.reduce((sum, value, j) => sum + matrix[i * n + j] * value, 0));
}

describe("the real LU factorisation", () => {
  it("solves A x = b and A^T x = b for random matrices", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), fc.integer(), (n, seed) => {
        const matrix = randomMatrix(n, seed);
        const lu = new RealLu(matrix.slice(), n);
        const wanted = Float64Array.from({ length: n }, (_, k) => Math.sin(k + 1));
        const scale = 1 / lu.reciprocalCondition();
        for (const [a, solve] of [
          [matrix, (x: Float64Array) => lu.solveInPlace(x)],
          [transposed(matrix, n), (x: Float64Array) => lu.solveTransposedInPlace(x)],
        ] as const) {
          const x = times(a, wanted);
          solve(x);
          for (let k = 0; k < n; k++) expect(Math.abs(x[k] - wanted[k])).toBeLessThan(1e-14 * n * scale);
        }
      }),
    );
  });

  it("estimates the condition of a graded diagonal matrix exactly", () => {
    const n = 6;
    const matrix = new Float64Array(n * n);
    for (let k = 0; k < n; k++) matrix[k * (n + 1)] = 10 ** -k;
    expect(new RealLu(matrix, n).reciprocalCondition()).toBeCloseTo(1e-5, 18);
  });

  it("says that a singular matrix is singular", () => {
    expect(new RealLu(Float64Array.of(1, 2, 2, 4), 2).reciprocalCondition()).toBeLessThan(1e-15);
    expect(new RealLu(new Float64Array(9), 3).reciprocalCondition()).toBe(0);
  });

  it("refuses data of the wrong size", () => {
    expect(() => new RealLu(new Float64Array(5), 2)).toThrow(/4 numbers for a 2 x 2 matrix, got 5/);
  });
});

describe("the null space of a real matrix", () => {
  it("has the dimension that was built in, and is annihilated", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 4 }), fc.integer(), (rank, lack, seed) => {
        const n = rank + lack;
        const left = randomMatrix(n, seed);
        const right = randomMatrix(n, seed + 1);
        const matrix = new Float64Array(n * n);
        for (let i = 0; i < n; i++) {
          for (let j = 0; j < n; j++) {
            for (let k = 0; k < rank; k++) matrix[i * n + j] += left[i * n + k] * right[k * n + j];
          }
        }
        const basis = realNullSpace(matrix, n, 1e-11);
        fc.pre(new RealLu(left, n).reciprocalCondition() > 1e-6 && new RealLu(right, n).reciprocalCondition() > 1e-6);
        expect(basis.length).toBe(lack);
        for (const x of basis) {
          const size = x.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
          for (const value of times(matrix, x)) expect(Math.abs(value)).toBeLessThan(1e-12 * n * size);
        }
      }),
    );
  });

  it("of the zero matrix is everything", () => {
    expect(realNullSpace(new Float64Array(9), 3, 1e-12).length).toBe(3);
  });
});
