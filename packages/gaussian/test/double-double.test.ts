import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  dd,
  ddAdd,
  ddDivide,
  ddMultiply,
  ddProduct,
  ddSqrt,
  ddSubtract,
  ddSum,
  ddToNumber,
} from "../src/double-double.ts";
import { DoubleDoubleMatrix } from "../src/double-double-matrix.ts";
import { lyapunov } from "../src/lyapunov.ts";

const number = fc.double({ min: -1e3, max: 1e3, noNaN: true }).filter((x) => Math.abs(x) > 1e-6);

describe("double-double arithmetic", () => {
  it("sums and products of integers beyond 2^53 are exact", () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.maxSafeInteger(), (a, b) => {
        const exact = BigInt(a) * BigInt(b);
        const { hi, lo } = ddProduct(a, b);
        expect(BigInt(hi) + BigInt(lo)).toBe(exact);
        const s = ddSum(a, b);
        expect(BigInt(s.hi) + BigInt(s.lo)).toBe(BigInt(a) + BigInt(b));
      }),
      { seed: 1 },
    );
  });

  it("division and square root undo multiplication to 1e-30", () => {
    fc.assert(
      fc.property(number, number, (a, b) => {
        const x = ddAdd(dd(a), dd(a * 1e-17));
        const y = dd(b);
        const back = ddSubtract(ddMultiply(ddDivide(x, y), y), x);
        expect(Math.abs(ddToNumber(back))).toBeLessThan(1e-30 * Math.abs(a));
        const root = ddSqrt(ddMultiply(x, x));
        expect(Math.abs(ddToNumber(root) - Math.abs(ddToNumber(x)))).toBeLessThan(1e-15 * Math.abs(a));
      }),
      { seed: 2 },
    );
  });

  it("the inverse of a Hilbert matrix of condition 1e10 is integer to 1e-18", () => {
    const n = 8;
    const entries = Array.from({ length: n * n }, (_, at) => ddDivide(dd(1), dd(Math.floor(at / n) + (at % n) + 1)));
    const hilbert = new DoubleDoubleMatrix(n, entries);
    const inverse = hilbert.inverse()!;
    for (const x of inverse.entries) {
      const nearest = Math.round(x.hi);
      expect(Math.abs(x.hi - nearest + x.lo)).toBeLessThan(1e-18 * Math.max(1e8, Math.abs(nearest)));
    }
    expect(Math.abs(ddToNumber(ddMultiply(hilbert.determinant(), inverse.determinant())) - 1)).toBeLessThan(1e-15);
    expect(new DoubleDoubleMatrix(2).inverse()).toBeUndefined();
  });

  it("the Lyapunov equation is solved to 30 digits: residual of a weakly damped drift", () => {
    const n = 4;
    const drift = DoubleDoubleMatrix.fromNumbers(n, [0, 1, 0, 0, -1, -1e-6, 1e-4, 0, 0, 0, 0, 1, 1e-4, 0, -4, -2e-6]);
    const source = DoubleDoubleMatrix.fromNumbers(n, [0, 0, 0, 0, 0, 3e-6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9e-6]);
    const x = lyapunov(drift, source);
    const half = drift.times(x);
    const residual = half.plus(half.transposed()).plus(source);
    for (const r of residual.entries) expect(Math.abs(r.hi)).toBeLessThan(1e-29);
  });
});
