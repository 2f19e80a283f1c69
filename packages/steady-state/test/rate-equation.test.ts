import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { solveRateEquation } from "../src/rate-equation.ts";

const order = (d: number): number[] => Array.from({ length: d }, (_, a) => a);

describe("the classical rate equation", () => {
  it("keeps all digits of populations down to 1e-130 on a ladder that obeys detailed balance", () => {
    const d = 31;
    const rates = new Float64Array(d * d);
    for (let a = 0; a + 1 < d; a++) {
      rates[a * d + a + 1] = 1 + a;
      rates[(a + 1) * d + a] = (1 + a) * Math.exp(-10);
    }
    const { populations, nullity } = solveRateEquation(rates, order(d));
    expect(nullity).toBe(1);
    for (let a = 0; a + 1 < d; a++) {
      // no subtraction anywhere: the ratio holds to a few roundings although p spans 130 orders of magnitude
      expect(populations[a + 1] / populations[a] / Math.exp(-10)).toBeCloseTo(1, 13);
    }
  });

  it("balances the flow into and out of every level, whatever the rates", () => {
    const rate = fc.double({ min: 1e-6, max: 10, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 9 }), fc.array(rate, { minLength: 81, maxLength: 81 }), (d, list) => {
        const rates = Float64Array.from({ length: d * d }, (_, k) => (k % (d + 1) === 0 ? 0 : list[k]));
        const { populations: p, nullity } = solveRateEquation(rates, order(d));
        expect(nullity).toBe(1);
        expect(p.reduce((sum, x) => sum + x, 0)).toBeCloseTo(1, 14);
        for (let a = 0; a < d; a++) {
          let into = 0;
          let outOf = 0;
          for (let c = 0; c < d; c++) {
            into += rates[a * d + c] * p[c];
            outOf += rates[c * d + a] * p[a];
          }
          expect(Math.abs(into - outOf)).toBeLessThanOrEqual(1e-13 * into);
        }
      }),
    );
  });

  it("finds the ground state when nothing goes up, in any order of elimination", () => {
    const rates = Float64Array.of(0, 1, 2, 0, 0, 3, 0, 0, 0);
    for (const sequence of [
      [0, 1, 2],
      [2, 1, 0],
      [1, 2, 0],
    ]) {
      const { populations, nullity } = solveRateEquation(rates, sequence);
      expect([...populations]).toEqual([1, 0, 0]);
      expect(nullity).toBe(1);
    }
  });

  it("counts the sets of levels that are never left", () => {
    const d = 5; // 4 feeds both {0, 1} and {2}, 3 is alone
    const rates = new Float64Array(d * d);
    rates[0 * d + 1] = rates[1 * d + 0] = 1;
    rates[0 * d + 4] = rates[2 * d + 4] = 0.5;
    expect(solveRateEquation(rates, order(d)).nullity).toBe(3);
  });

  it("does not take the square of a rounding error for a rate", () => {
    const rates = Float64Array.of(0, 1, 1e-33, 1, 0, 0, 1e-33, 0, 0);
    expect(solveRateEquation(rates, order(3)).nullity).toBe(2);
  });
});
