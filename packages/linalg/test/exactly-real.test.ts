import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  add,
  ComplexMatrix,
  cholesky,
  gemm,
  lu,
  luReal,
  maxAbs,
  multiply,
  multiplyAdjoint,
  type Op,
  SingularMatrixError,
  scale,
  subtract,
} from "../src/index.ts";
import { distance, randomMatrix, seeds, sizes } from "./support.ts";

const I = { re: 0, im: 1 };

/** op(a) op(b) by the complex kernel: with i a in place of a. */
function product(opA: Op, opB: Op, a: ComplexMatrix, b: ComplexMatrix, rows: number, cols: number): ComplexMatrix {
  const c = ComplexMatrix.zeros(rows, cols);
  gemm(opA, opB, 1, scale(I, a), b, 0, c);
  return scale({ re: 0, im: opA === "C" ? 1 : -1 }, c);
}

describe("a product with exactly real factors", () => {
  it("has the sums of the complex product to the last bit, in all forms, if both are real or the first alone", () => {
    fc.assert(
      fc.property(
        sizes(40, 8),
        sizes(40, 9),
        sizes(300, 9),
        fc.constantFrom<Op>("N", "T", "C"),
        fc.constantFrom<Op>("N", "T", "C"),
        fc.boolean(),
        seeds,
        (rows, cols, depth, opA, opB, both, seed) => {
          const a = opA === "N" ? randomMatrix(rows, depth, seed, true) : randomMatrix(depth, rows, seed, true);
          const b = opB === "N" ? randomMatrix(depth, cols, seed + 1, both) : randomMatrix(cols, depth, seed + 1, both);
          const expected = product(opA, opB, a, b, rows, cols);
          const c = randomMatrix(rows, cols, seed + 2);
          gemm(opA, opB, 1, a, b, 0, c);
          expect(maxAbs(subtract(c, expected))).toBe(0);
          // past one block of the depth (256) a sum grows block by block, and rounds in between
          const rounding = depth > 256 ? 1e-14 : 0;
          const before = randomMatrix(rows, cols, seed + 3);
          for (const [alpha, beta] of [
            [-0.5, 2],
            [1, 1],
          ]) {
            const sum = before.clone();
            gemm(opA, opB, alpha, a, b, beta, sum);
            expect(distance(sum, add(scale(beta, before), scale(alpha, expected)))).toBeLessThanOrEqual(rounding);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it("keeps an infinite entry out of the imaginary parts, where complex sums have 0 times infinity", () => {
    const n = 12;
    const a = randomMatrix(n, n, 5, true);
    a.set(3, 4, Number.POSITIVE_INFINITY);
    const c = multiply(a, randomMatrix(n, n, 6, true));
    c.data.forEach((x, at) => {
      if (at % 2 === 1) expect(x).toBe(0);
      else expect(Number.isFinite(x)).toBe(Math.floor(at / (2 * n)) !== 3);
    });
  });
});

describe("systems with an exactly real matrix", () => {
  it.each([17, 33, 64, 97])("have the real factors and pivots of the real factorisation (n = %i)", (n) => {
    const a = randomMatrix(n, n, n, true);
    const real = luReal(
      n,
      a.data.filter((_, at) => at % 2 === 0),
    );
    const { factors, pivots } = lu(a);
    expect(factors.data.every((x, at) => (at % 2 === 1 ? x === 0 : x === real.factors[at >> 1]))).toBe(true);
    expect(pivots).toEqual(real.pivots);
    // and those of the complex one
    const turned = lu(scale(I, a));
    expect(turned.pivots).toEqual(pivots);
    expect(Math.abs(turned.logDeterminant.re - lu(a).logDeterminant.re)).toBeLessThan(1e-12);
  });

  it("solve for complex right-hand sides as they do for one column after the other", () => {
    fc.assert(
      fc.property(sizes(60, 17), sizes(6, 2), seeds, (n, cols, seed) => {
        const a = add(randomMatrix(n, n, seed, true), scale(n, ComplexMatrix.identity(n)));
        const b = randomMatrix(n, cols, seed + 1);
        const factors = lu(a);
        const x = factors.solve(b);
        expect(distance(multiply(a, x), b)).toBeLessThan(1e-14);
        for (let j = 0; j < cols; j++) {
          const column = new ComplexMatrix(
            n,
            1,
            Float64Array.from({ length: 2 * n }, (_, k) => b.data[2 * ((k >> 1) * cols + j) + (k % 2)]),
          );
          const one = factors.solve(column);
          for (let i = 0; i < n; i++) {
            expect(Math.abs(one.data[2 * i] - x.data[2 * (i * cols + j)])).toBeLessThan(1e-15);
            expect(Math.abs(one.data[2 * i + 1] - x.data[2 * (i * cols + j) + 1])).toBeLessThan(1e-15);
          }
        }
      }),
      { numRuns: 30 },
    );
  });

  it("of Cholesky have a real factor that rebuilds the matrix, and solve for complex right-hand sides", () => {
    fc.assert(
      fc.property(sizes(80, 25), seeds, (n, seed) => {
        const r = randomMatrix(n, n, seed, true);
        const a = add(multiplyAdjoint(r, r), ComplexMatrix.identity(n));
        const factor = cholesky(a);
        expect(factor.lower.data.every((x, at) => at % 2 === 0 || x === 0)).toBe(true);
        expect(distance(multiplyAdjoint(factor.lower, factor.lower), a)).toBeLessThan(1e-14 * n);
        const b = randomMatrix(n, 3, seed + 1);
        expect(distance(multiply(a, factor.solve(b)), b)).toBeLessThan(1e-14 * n);
      }),
      { numRuns: 30 },
    );
  });

  it("name the minor that shows a real matrix not to be positive definite", () => {
    const a = scale(4, ComplexMatrix.identity(40));
    a.set(30, 30, 0);
    expect(() => cholesky(a)).toThrow(SingularMatrixError);
    expect(() => cholesky(a)).toThrow(/leading minor of order 31 leaves the pivot 0/);
  });
});
