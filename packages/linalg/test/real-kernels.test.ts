import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  choleskyReal,
  choleskySolveReal,
  gemmReal,
  type RealOp,
  type RealWindow,
  realWindow,
  SingularMatrixError,
  solveLowerReal,
  syrkReal,
} from "../src/index.ts";
import { seeds, sizes, stream } from "./support.ts";

const random = (count: number, seed: number): Float64Array => Float64Array.from({ length: count }, stream(seed));
/** A rows x cols window that begins inside a wider array. */
const window = (rows: number, cols: number, seed: number): RealWindow =>
  realWindow(random((rows + 2) * (cols + 3), seed), cols + 3, 1, 2);
const entry = ({ data, offset, stride }: RealWindow, i: number, j: number): number => data[offset + i * stride + j];
const formed = (op: RealOp, a: RealWindow, i: number, j: number): number =>
  op === "N" ? entry(a, i, j) : entry(a, j, i);
const copied = (a: RealWindow): RealWindow => ({ ...a, data: a.data.slice() });
/** A A^T + 1, whose smallest eigenvalue is 1. */
function positive(n: number, seed: number): RealWindow {
  const a = window(n, n, seed);
  const c = window(n, n, seed + 1);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      let sum = i === j ? 1 : 0;
      for (let k = 0; k < n; k++) sum += entry(a, i, k) * entry(a, j, k);
      c.data[c.offset + i * c.stride + j] = sum;
    }
  }
  return c;
}

describe("the real product", () => {
  it.each([
    [3, 5, 2],
    [17, 19, 23],
    [130, 70, 300],
    [20, 530, 12],
  ])("agrees with its definition in all four forms, on windows (%i x %i x %i)", (rows, cols, depth) => {
    for (const opA of ["N", "T"] as const) {
      for (const opB of ["N", "T"] as const) {
        const a = opA === "N" ? window(rows, depth, 1) : window(depth, rows, 1);
        const b = opB === "N" ? window(depth, cols, 2) : window(cols, depth, 2);
        const before = window(rows, cols, 3);
        const c = copied(before);
        gemmReal(opA, opB, rows, cols, depth, 0.5, a, b, -2, c);
        let worst = 0;
        for (let i = 0; i < rows; i++) {
          for (let j = 0; j < cols; j++) {
            let sum = 0;
            for (let k = 0; k < depth; k++) sum += formed(opA, a, i, k) * formed(opB, b, k, j);
            worst = Math.max(worst, Math.abs(entry(c, i, j) - (0.5 * sum - 2 * entry(before, i, j))));
            c.data[c.offset + i * c.stride + j] = entry(before, i, j);
          }
        }
        // depth products of order one, summed in another order; what lies outside the window stands as it was
        expect(worst).toBeLessThan(1e-15 * (depth + 4));
        expect(c.data).toEqual(before.data);
      }
    }
  });

  it("of a matrix with its own transpose writes the lower triangle alone, and reads nothing when beta is zero", () => {
    fc.assert(
      fc.property(sizes(150), sizes(20), seeds, (n, depth, seed) => {
        const a = window(n, depth, seed);
        const full = realWindow(new Float64Array(n * n), n);
        gemmReal("N", "T", n, n, depth, 1, a, a, 0, full);
        const half = realWindow(new Float64Array(n * n).fill(Number.NaN), n);
        syrkReal("N", n, depth, 1, a, 0, half);
        let worst = 0;
        let untouched = true;
        for (let i = 0; i < n; i++) {
          for (let j = 0; j < n; j++) {
            if (j > i) untouched &&= Number.isNaN(entry(half, i, j));
            else worst = Math.max(worst, Math.abs(entry(half, i, j) - entry(full, i, j)));
          }
        }
        expect(untouched).toBe(true);
        expect(worst).toBe(0); // the same sums in the same order
      }),
      { numRuns: 30 },
    );
  });

  it("refuses a window that leaves its array", () => {
    const a = realWindow(new Float64Array(6), 3);
    expect(() => gemmReal("N", "N", 2, 2, 3, 1, a, a, 0, a)).toThrow(/gemmReal: b.*3 x 2.*6 numbers/);
    expect(() => choleskyReal(3, a)).toThrow(/choleskyReal.*3 x 3/);
  });
});

describe("the real Cholesky factor", () => {
  it.each([1, 7, 24, 60, 131])("rebuilds the matrix, and solves with it for many right-hand sides (n = %i)", (n) => {
    const a = positive(n, 4);
    const l = copied(a);
    expect(choleskyReal(n, l)).toBe(0);
    let worst = 0;
    for (let i = 0; i < n; i++) {
      for (let j = 0; j <= i; j++) {
        let sum = 0;
        for (let k = 0; k <= j; k++) sum += entry(l, i, k) * entry(l, j, k);
        worst = Math.max(worst, Math.abs(sum - entry(a, i, j)));
      }
      for (let j = i + 1; j < n; j++) expect(entry(l, i, j)).toBe(entry(a, i, j));
    }
    expect(worst).toBeLessThan(1e-15 * (n + 2)); // entries up to n / 3
    const count = 9;
    const b = window(n, count, 5);
    const x = copied(b);
    choleskySolveReal(n, l, count, x);
    let residual = 0;
    for (let i = 0; i < n; i++) {
      for (let c = 0; c < count; c++) {
        let sum = -entry(b, i, c);
        for (let k = 0; k < n; k++) sum += entry(a, i, k) * entry(x, k, c);
        residual = Math.max(residual, Math.abs(sum));
      }
    }
    expect(residual).toBeLessThan(1e-14 * (n + 2)); // |a| |x|, x of order one since no eigenvalue is below 1
  });

  it("solves from either side, with the factor or its transpose", () => {
    for (const n of [5, 24, 75]) {
      const l = positive(n, 6);
      choleskyReal(n, l);
      for (const side of ["left", "right"] as const) {
        for (const op of ["N", "T"] as const) {
          const count = 11;
          const b = side === "left" ? window(n, count, 7) : window(count, n, 7);
          const x = copied(b);
          solveLowerReal(side, op, n, l, count, x);
          const factor = (i: number, j: number): number => {
            const [p, q] = op === "N" ? [i, j] : [j, i];
            return q > p ? 0 : entry(l, p, q);
          };
          let worst = 0;
          for (let i = 0; i < (side === "left" ? n : count); i++) {
            for (let j = 0; j < (side === "left" ? count : n); j++) {
              let sum = -entry(b, i, j);
              for (let k = 0; k < n; k++)
                sum += side === "left" ? factor(i, k) * entry(x, k, j) : entry(x, i, k) * factor(k, j);
              worst = Math.max(worst, Math.abs(sum));
            }
          }
          expect(worst).toBeLessThan(1e-14);
        }
      }
    }
  });

  it("names the pivot of an indefinite matrix, or drops the direction where that is asked for", () => {
    const n = 40;
    const a = realWindow(new Float64Array(n * n), n);
    for (let i = 0; i < n; i++) a.data[i * n + i] = i === 30 ? 0 : 4;
    expect(() => choleskyReal(n, copied(a))).toThrow(SingularMatrixError);
    expect(() => choleskyReal(n, copied(a))).toThrow(/column 30/);
    const l = copied(a);
    expect(choleskyReal(n, l, { smallest: new Float64Array(n) })).toBe(1);
    const x = realWindow(new Float64Array(n).fill(8), 1);
    choleskySolveReal(n, l, 1, x);
    expect(x.data[29]).toBe(2);
    expect(Math.abs(x.data[30])).toBeLessThan(1e-120);
    expect(() => choleskyReal(n, l, { smallest: [1, 2] })).toThrow(/40 columns, got 2/);
  });
});
