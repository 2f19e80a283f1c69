import { describe, expect, it } from "vitest";
import { cauchyTaylor, taylor } from "../src/index.ts";

const LINE: readonly [number, number] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];

/** n-th Taylor coefficient of -pi y/(1 + y^2) and of 1/(1 + y^2): real and imaginary parts of 1/(y + i). */
function lorentzian(y: number, n: number): { transform: number; value: number } {
  const size = (y * y + 1) ** (-(n + 1) / 2);
  const angle = -(n + 1) * Math.atan2(1, y);
  const sign = n % 2 === 0 ? 1 : -1;
  return { transform: -Math.PI * sign * size * Math.cos(angle), value: -sign * size * Math.sin(angle) };
}

describe("derivatives of the principal value with respect to E", () => {
  it("reach order 20 to 1e-12 with the complex continuation of the function", () => {
    const found = cauchyTaylor(
      (x) => 1 / (1 + x * x),
      {
        interval: LINE,
        breakpoints: [0],
        continuation: (re, im, out) => {
          const [a, b] = [1 + re * re - im * im, 2 * re * im];
          out[0] = a / (a * a + b * b);
          out[1] = -b / (a * a + b * b);
        },
      },
      -0.7,
      20,
    );
    for (let n = 0; n <= 20; n++) {
      const exact = lorentzian(-0.7, n);
      expect(Math.abs(found.transform[n] - exact.transform)).toBeLessThan(1e-12);
      expect(Math.abs(found.function[n] - exact.value)).toBeLessThan(1e-12);
      expect(found.transformErrors[n]).toBeLessThan(1e-10);
    }
  });

  it("stay within their error bounds from real values alone, which lose digits with the order", () => {
    const found = cauchyTaylor((x) => 1 / (1 + x * x), { interval: LINE, breakpoints: [0] }, 0.4, 12);
    for (let n = 0; n <= 12; n++) {
      const exact = lorentzian(0.4, n);
      expect(Math.abs(found.transform[n] - exact.transform)).toBeLessThan(found.transformErrors[n]);
      expect(Math.abs(found.function[n] - exact.value)).toBeLessThan(found.functionErrors[n]);
    }
    expect(found.transformErrors[2]).toBeLessThan(1e-10);
    expect(found.transformErrors[12]).toBeGreaterThan(found.transformErrors[2]);
  });

  it("are moments int f/(x - E)^(n+1) outside the band", () => {
    // f = 1 on [0, 1], E = -1: c_0 = ln 2, c_n = (1 - 2^-n)/n
    const found = cauchyTaylor(() => 1, { interval: [0, 1] }, -1, 10);
    expect(found.transform[0]).toBeCloseTo(Math.LN2, 14);
    for (let n = 1; n <= 10; n++) expect(Math.abs(found.transform[n] - (1 - 2 ** -n) / n)).toBeLessThan(1e-15);
  });

  it("are exact for a constant inside its band: -ln derivatives, orders of both parities", () => {
    const E = 0.3;
    const found = cauchyTaylor(() => 1, { interval: [0, 1] }, E, 6);
    for (let n = 1; n <= 6; n++) {
      const exact = ((-E) ** -n - (1 - E) ** -n) / n;
      expect(Math.abs(found.transform[n] - exact)).toBeLessThan(1e-12 * E ** -n);
    }
  });

  it("do not exist on an edge: NaN with an infinite error", () => {
    const found = cauchyTaylor((x) => x * Math.exp(-x), { interval: [0, Number.POSITIVE_INFINITY] }, 0, 2);
    expect(found.transform[1]).toBeNaN();
    expect(found.transformErrors[1]).toBe(Number.POSITIVE_INFINITY);
  });

  it("of the function alone need no decay: e^x", () => {
    const { values } = taylor(Math.exp, { interval: [-5, 5] }, 0.5, 4);
    for (let n = 0, factorial = 1; n <= 4; n++, factorial *= n)
      expect(values[n]).toBeCloseTo(Math.exp(0.5) / factorial, 9);
  });

  it("of an order that is not a whole number are refused", () => {
    expect(() => cauchyTaylor(() => 1, { interval: [0, 1] }, 2, 1.5)).toThrow(/whole number from 0 to 40, got 1.5/);
  });
});
