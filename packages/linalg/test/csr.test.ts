import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  add,
  adjoint,
  ComplexMatrix,
  CsrMatrix,
  csrAdd,
  csrAdjoint,
  csrFromDense,
  csrFromTriplets,
  csrIdentity,
  csrKronecker,
  csrMultiply,
  csrMultiplyDense,
  csrMultiplyVector,
  csrScale,
  csrToDense,
  csrTranspose,
  denseMultiplyCsr,
  kronecker,
  multiply,
  multiplyVector,
  scale,
  transpose,
} from "../src/index.ts";
import { distance, randomMatrix, seeds, sizes, stream } from "./support.ts";

/** A random matrix with about two thirds of its entries exactly zero. */
function sparse(rows: number, cols: number, seed: number): ComplexMatrix {
  const a = randomMatrix(rows, cols, seed);
  const next = stream(seed + 77);
  for (let at = 0; at < a.data.length; at += 2) if (next() < 0.3) a.data.fill(0, at, at + 2);
  return a;
}

/** Columns ascending inside each row, no zero stored. */
function wellFormed(a: CsrMatrix): boolean {
  for (let i = 0; i < a.rows; i++) {
    for (let at = a.rowStart[i]; at < a.rowStart[i + 1]; at++) {
      if (at > a.rowStart[i] && a.columns[at] <= a.columns[at - 1]) return false;
      if (a.columns[at] < 0 || a.columns[at] >= a.cols) return false;
      if (a.values[2 * at] === 0 && a.values[2 * at + 1] === 0) return false;
    }
  }
  return true;
}

describe("sparse matrices", () => {
  it("agree with dense ones in every operation and stay well formed", () => {
    fc.assert(
      fc.property(sizes(8, 0), sizes(8, 0), sizes(8, 0), seeds, (m, k, n, seed) => {
        const [a, b, c] = [sparse(m, k, seed), sparse(k, n, seed + 1), sparse(m, k, seed + 2)];
        const [A, B, C] = [csrFromDense(a), csrFromDense(b), csrFromDense(c)];
        const z = { re: 0.5, im: -1.5 };
        const pairs: [CsrMatrix, ComplexMatrix, number][] = [
          [A, a, 0],
          [csrMultiply(A, B), multiply(a, b), 1e-14],
          [csrAdd(A, C), add(a, c), 0],
          [csrAdd(A, C, z), add(a, scale(z, c)), 1e-15],
          [csrScale(z, A), scale(z, a), 0],
          [csrAdjoint(A), adjoint(a), 0],
          [csrTranspose(A), transpose(a), 0],
          [csrKronecker(A, B), kronecker(a, b), 0],
        ];
        for (const [S, s, tolerance] of pairs) {
          expect(wellFormed(S)).toBe(true);
          expect(distance(csrToDense(S), s)).toBeLessThanOrEqual(tolerance);
        }
        expect(distance(csrMultiplyDense(A, b), multiply(a, b))).toBeLessThan(1e-14);
        expect(distance(denseMultiplyCsr(a, B), multiply(a, b))).toBeLessThan(1e-14);
        const x = randomMatrix(k, 1, seed + 3).data;
        const y = new ComplexMatrix(m, 1, csrMultiplyVector(A, x));
        expect(distance(y, new ComplexMatrix(m, 1, multiplyVector(a, x)))).toBeLessThan(1e-14);
      }),
      { numRuns: 60 },
    );
  });

  it("from triplets add up entries at one place, in any order, and drop what cancels", () => {
    const a = csrFromTriplets(2, 3, [
      [1, 2, 1],
      [0, 1, { re: 0, im: 2 }],
      [1, 0, 5],
      [0, 1, { re: 1, im: -1 }],
      [1, 2, -1],
    ]);
    expect([...a.columns]).toEqual([1, 0]);
    expect([...a.values]).toEqual([1, 1, 5, 0]);
    expect(a.nonZeros).toBe(2);
  });

  it("drop from a dense matrix exactly what is asked", () => {
    const a = ComplexMatrix.from([[1e-3, { re: 0, im: 1e-9 }, 0]]);
    expect(csrFromDense(a).nonZeros).toBe(2);
    expect(csrFromDense(a, 1e-6).nonZeros).toBe(1);
  });

  it("the difference of a matrix with itself and the zero multiple store nothing", () => {
    const a = csrFromDense(sparse(6, 6, 1));
    expect(csrAdd(a, a, -1).nonZeros).toBe(0);
    expect(csrScale(0, a).nonZeros).toBe(0);
  });

  it("the identity is neutral", () => {
    const a = csrFromDense(sparse(5, 7, 1));
    expect(distance(csrToDense(csrMultiply(csrIdentity(5), a)), csrToDense(a))).toBe(0);
    expect(distance(csrToDense(csrMultiply(a, csrIdentity(7))), csrToDense(a))).toBe(0);
  });

  it("reuse an output that holds rubbish", () => {
    const [a, b] = [sparse(4, 5, 1), randomMatrix(5, 3, 2)];
    const out = ComplexMatrix.zeros(4, 3);
    out.data.fill(Number.NaN);
    expect(distance(csrMultiplyDense(csrFromDense(a), b, out), multiply(a, b))).toBeLessThan(1e-14);
  });

  it("refuse what does not fit, naming it", () => {
    const a = csrIdentity(3);
    expect(() => csrFromTriplets(2, 2, [[0, 2, 1]])).toThrow(/\(0, 2\).*2 x 2/);
    expect(() => csrFromTriplets(2, 2, [[0.5, 0, 1]])).toThrow(/\(0.5, 0\)/);
    expect(() => csrMultiply(a, csrIdentity(4))).toThrow(/3 x 3.*4 x 4/);
    expect(() => csrAdd(a, csrIdentity(4))).toThrow(/3 x 3.*4 x 4/);
    expect(() => csrMultiplyVector(a, new Float64Array(5))).toThrow(/3 x 3.*got 5/);
    expect(() => csrMultiplyDense(a, ComplexMatrix.zeros(4))).toThrow(/3 x 3.*4 x 4/);
    expect(() => new CsrMatrix(2, 2, new Int32Array(2), new Int32Array(0), new Float64Array(0))).toThrow(/2 x 2/);
  });
});
