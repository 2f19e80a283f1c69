import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  add,
  adjoint,
  adjointMultiply,
  ComplexMatrix,
  conjugate,
  gemm,
  multiply,
  multiplyAdjoint,
  multiplyVector,
  type Op,
  scale,
  transpose,
} from "../src/index.ts";
import { distance, plainProduct, randomMatrix, seeds, sizes } from "./support.ts";

const ops: readonly Op[] = ["N", "T", "C"];
const formed = (op: Op, a: ComplexMatrix): ComplexMatrix => (op === "N" ? a : op === "T" ? transpose(a) : adjoint(a));
/** A matrix whose `op` form has the given shape. */
const stored = (op: Op, rows: number, cols: number, seed: number): ComplexMatrix =>
  op === "N" ? randomMatrix(rows, cols, seed) : randomMatrix(cols, rows, seed);

describe("the dense product", () => {
  it("agrees with its definition in all nine forms for every small shape, odd and even", () => {
    fc.assert(
      fc.property(sizes(9, 0), sizes(9, 0), sizes(9, 0), seeds, (m, n, k, seed) => {
        for (const opA of ops) {
          for (const opB of ops) {
            const a = stored(opA, m, k, seed);
            const b = stored(opB, k, n, seed + 1);
            const c = ComplexMatrix.zeros(m, n);
            gemm(opA, opB, 1, a, b, 0, c);
            // sums of at most 9 products of order one
            expect(distance(c, plainProduct(formed(opA, a), formed(opB, b)))).toBeLessThan(1e-14);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it.each([
    [49, 51, 53],
    [65, 257, 129],
    [130, 3, 260],
    [1, 300, 500],
  ])("agrees with its definition across the blocks of the packed kernel (%i x %i x %i)", (m, n, k) => {
    for (const opA of ops) {
      for (const opB of ops) {
        const a = stored(opA, m, k, 3);
        const b = stored(opB, k, n, 4);
        const c = ComplexMatrix.zeros(m, n);
        gemm(opA, opB, 1, a, b, 0, c);
        // k products of order one, summed in another order
        expect(distance(c, plainProduct(formed(opA, a), formed(opB, b)))).toBeLessThan(1e-15 * k);
      }
    }
  });

  it.each([7, 70])("adds alpha op(A) op(B) to beta C with complex factors (n = %i)", (n) => {
    const alpha = { re: 0.3, im: -1.1 };
    const beta = { re: -0.7, im: 0.2 };
    const a = randomMatrix(n, n, 1);
    const b = randomMatrix(n, n, 2);
    const c = randomMatrix(n, n, 3);
    const expected = add(scale(alpha, plainProduct(adjoint(a), b)), scale(beta, c));
    gemm("C", "N", alpha, a, b, beta, c);
    expect(distance(c, expected)).toBeLessThan(1e-14 * Math.sqrt(n));
  });

  it.each([5, 60])("does not read the old content when beta is zero (n = %i)", (n) => {
    const a = randomMatrix(n, n, 1);
    const c = ComplexMatrix.zeros(n);
    c.data.fill(Number.NaN);
    expect(distance(multiply(a, a, c), plainProduct(a, a))).toBeLessThan(1e-13);
  });

  it("is associative, and reverses under the adjoint", () => {
    fc.assert(
      fc.property(sizes(12), sizes(12), sizes(12), sizes(12), seeds, (m, k, l, n, seed) => {
        const a = randomMatrix(m, k, seed);
        const b = randomMatrix(k, l, seed + 1);
        const c = randomMatrix(l, n, seed + 2);
        expect(distance(multiply(multiply(a, b), c), multiply(a, multiply(b, c)))).toBeLessThan(1e-13);
        expect(distance(adjoint(multiply(a, b)), multiply(adjoint(b), adjoint(a)))).toBeLessThan(1e-14);
      }),
    );
  });

  it("takes the adjoint of a factor without forming it", () => {
    const a = randomMatrix(6, 4, 1);
    const b = randomMatrix(5, 4, 2);
    const c = randomMatrix(6, 3, 3);
    expect(distance(multiplyAdjoint(a, b), multiply(a, adjoint(b)))).toBeLessThan(1e-15);
    expect(distance(adjointMultiply(a, c), multiply(adjoint(a), c))).toBeLessThan(2e-15);
  });

  it("times a vector is the product with a matrix of one column", () => {
    const a = randomMatrix(7, 5, 1);
    const x = randomMatrix(5, 1, 2);
    expect(distance(new ComplexMatrix(7, 1, multiplyVector(a, x.data)), multiply(a, x))).toBeLessThan(1e-15);
  });

  it("refuses shapes that do not fit, naming both, and refuses to overwrite a factor", () => {
    const a = randomMatrix(2, 3, 1);
    expect(() => multiply(a, a)).toThrow(/2 x 3.*2 x 3/);
    expect(() => multiply(a, transpose(a), ComplexMatrix.zeros(3, 3))).toThrow(/2 x 2.*3 x 3/);
    const square = randomMatrix(3, 3, 1);
    expect(() => multiply(square, square, square)).toThrow(/factor/);
    expect(() => multiplyVector(a, new Float64Array(4))).toThrow(/2 x 3.*got 4/);
  });

  it("conjugation is the transpose of the adjoint", () => {
    const a = randomMatrix(4, 6, 9);
    expect(distance(conjugate(a), transpose(adjoint(a)))).toBe(0);
  });
});
