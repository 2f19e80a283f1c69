import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as special from "../src/index.ts";
import { between, logUniform } from "./arbitraries.ts";

describe("Bessel functions J_n", () => {
  it("are the coefficients of a plane wave: e^{i x sin q} = sum_n J_n(x) e^{i n q}", () => {
    fc.assert(
      fc.property(logUniform(-2, 3), between(-Math.PI, Math.PI), (x, q) => {
        const nMax = Math.ceil(x + 12 * Math.cbrt(x) + 30);
        const j = special.besselJ(nMax, x);
        let re = j[0];
        let im = 0;
        for (let n = 1; n <= nMax; n++) {
          if (n % 2 === 0) re += 2 * j[n] * Math.cos(n * q);
          else im += 2 * j[n] * Math.sin(n * q);
        }
        // the phases n q and x sin q carry the rounding of x
        const tolerance = 1e-15 * (10 + x);
        expect(Math.abs(re - Math.cos(x * Math.sin(q)))).toBeLessThanOrEqual(tolerance);
        expect(Math.abs(im - Math.sin(x * Math.sin(q)))).toBeLessThanOrEqual(tolerance);
      }),
      { numRuns: 60 },
    );
  });

  it("obey J_{n-1} + J_{n+1} = (2n/x) J_n at every order, above and below the turning point", () => {
    fc.assert(
      fc.property(logUniform(-1, 4), (x) => {
        const nMax = Math.ceil(1.2 * x + 20);
        const j = special.besselJ(nMax, x);
        for (let n = 1; n < nMax; n++) {
          const scale = Math.abs(j[n - 1]) + Math.abs(j[n + 1]) + Math.abs(((2 * n) / x) * j[n]);
          expect(Math.abs(j[n - 1] + j[n + 1] - ((2 * n) / x) * j[n])).toBeLessThanOrEqual(2e-15 * scale + 1e-307);
        }
      }),
      { numRuns: 20 },
    );
  });

  it("sum to J_0 + 2 J_2 + 2 J_4 + ... = 1, a route that the normalisation by squares does not use", () => {
    fc.assert(
      fc.property(logUniform(-3, 5), (x) => {
        const nMax = Math.ceil(x + 12 * Math.cbrt(x) + 30);
        const j = special.besselJ(nMax, x);
        let sum = j[0];
        let sizes = Math.abs(j[0]);
        for (let n = 2; n <= nMax; n += 2) {
          sum += 2 * j[n];
          sizes += 2 * Math.abs(j[n]);
        }
        expect(Math.abs(sum - 1)).toBeLessThanOrEqual(2e-15 * sizes);
      }),
      { numRuns: 30 },
    );
  });

  it("are even or odd in x with the order, and an entry does not depend on how many are asked for beyond the rounding", () => {
    fc.assert(
      fc.property(logUniform(-3, 3), fc.integer({ min: 0, max: 40 }), (x, n) => {
        const short = special.besselJ(n, x);
        const long = special.besselJ(n + 60, x);
        const mirrored = special.besselJ(n, -x);
        for (let k = 0; k <= n; k++) {
          expect(mirrored[k]).toBe(k % 2 === 0 ? short[k] : 0 - short[k]);
          expect(Math.abs(long[k] - short[k])).toBeLessThanOrEqual(1e-14 * Math.abs(short[k]) + 1e-323);
        }
      }),
    );
  });

  it("join where the recurrence gives way to Hankel's expansion at x = 1e6", () => {
    const [below, above] = [1e6, 1000000.0000000001].map((x) => special.besselJ(50, x));
    // the step is one unit in the last place of x, 1.2e-10, and |J'| <= amplitude 8e-4
    for (let n = 0; n <= 50; n++) expect(Math.abs(above[n] - below[n])).toBeLessThanOrEqual(1.2e-10 * 8e-4 + 1e-17);
  });
});

describe("modified Bessel functions", () => {
  it("have the Wronskian I_0 K_1 + I_1 K_0 = 1/x", () => {
    fc.assert(
      fc.property(logUniform(-8, 6), (x) => {
        const wronskian =
          special.scaledBesselI0(x) * special.scaledBesselK1(x) + special.scaledBesselI1(x) * special.scaledBesselK0(x);
        expect(Math.abs(wronskian * x - 1)).toBeLessThanOrEqual(2e-15);
      }),
    );
  });

  it("scaled times the exponential are the plain ones", () => {
    fc.assert(
      fc.property(logUniform(-3, 2.8), (x) => {
        const [up, down] = [Math.exp(x), Math.exp(-x)];
        expect(Math.abs((special.scaledBesselI0(x) * up) / special.besselI0(x) - 1)).toBeLessThanOrEqual(2e-15);
        expect(Math.abs((special.scaledBesselI1(x) * up) / special.besselI1(x) - 1)).toBeLessThanOrEqual(2e-15);
        expect(Math.abs((special.scaledBesselK0(x) * down) / special.besselK0(x) - 1)).toBeLessThanOrEqual(2e-15);
        expect(Math.abs((special.scaledBesselK1(x) * down) / special.besselK1(x) - 1)).toBeLessThanOrEqual(2e-15);
      }),
    );
  });

  it("I_0 is even, I_1 odd", () => {
    fc.assert(
      fc.property(logUniform(-8, 2.8), (x) => {
        expect(special.besselI0(-x)).toBe(special.besselI0(x));
        expect(special.besselI1(-x)).toBe(-special.besselI1(x));
        expect(special.scaledBesselI1(-x)).toBe(-special.scaledBesselI1(x));
      }),
    );
  });
});
