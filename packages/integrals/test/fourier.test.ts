import { describe, expect, it } from "vitest";
import { piecewise } from "../src/index.ts";

const TIMES = [1e-5, 0.3, 3, -7, 50, 1e4];

describe("Fourier transforms int f(x) e^{-ixt} dx", () => {
  it("give 1/(1 + it)^2 for x e^{-x} at short and very long times alike", () => {
    const f = piecewise((x) => x * Math.exp(-x), { interval: [0, Number.POSITIVE_INFINITY] });
    for (const t of TIMES) {
      const d = (1 + t * t) ** 2;
      const { re, im } = f.fourier(t);
      expect(Math.abs(re - (1 - t * t) / d)).toBeLessThan(2e-15);
      expect(Math.abs(im + (2 * t) / d)).toBeLessThan(2e-15);
    }
  });

  it("give pi e^{-|t|} e^{-it} for a Lorentzian at 1: algebraic tails on both sides", () => {
    const f = piecewise((x) => 1 / (1 + (x - 1) ** 2), {
      interval: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
      breakpoints: [1],
    });
    for (const t of [0, ...TIMES]) {
      const { re, im } = f.fourier(t);
      expect(Math.abs(re - Math.PI * Math.exp(-Math.abs(t)) * Math.cos(t))).toBeLessThan(5e-15);
      expect(Math.abs(im + Math.PI * Math.exp(-Math.abs(t)) * Math.sin(t))).toBeLessThan(5e-15);
    }
  });

  it("give pi J_1(t)/t for a semicircle: square-root ends", () => {
    const f = piecewise((x) => Math.sqrt((1 - x) * (1 + x)), { interval: [-1, 1], exponents: [0.5, 0.5] });
    for (const [t, j1] of [
      [1, 0.4400505857449335],
      [10, 0.04347274616886144],
      [100, -0.07714535201411216],
      [1000, 0.004728311907089523],
    ]) {
      expect(Math.abs(f.fourier(t).re - (Math.PI * j1) / t)).toBeLessThan(2e-15);
    }
  });

  it("give Gamma(a + 1)/(1 + it)^(a + 1) for x^a e^{-x}", () => {
    const gamma = 0.8974706963062772; // Gamma(1.3)
    const f = piecewise((x) => x ** 0.3 * Math.exp(-x), {
      interval: [0, Number.POSITIVE_INFINITY],
      exponents: [0.3, 0],
    });
    for (const t of TIMES) {
      const size = gamma * (1 + t * t) ** -0.65;
      const { re, im } = f.fourier(t);
      expect(Math.abs(re - size * Math.cos(1.3 * Math.atan(t)))).toBeLessThan(3e-15);
      expect(Math.abs(im + size * Math.sin(1.3 * Math.atan(t)))).toBeLessThan(3e-15);
    }
  });

  it("give pi e^t erfc(sqrt t) for x^{-1/2}/(1 + x) rotated onto the real axis: |F|^2 checked through its own derivative", () => {
    // F(t) = int x^{-1/2} e^{-ixt}/(1 + x) dx obeys i F' + F = int x^{-1/2} e^{-ixt} dx = sqrt(pi/t) e^{-i pi/4}
    const f = piecewise((x) => x ** -0.5 / (1 + x), { interval: [0, Number.POSITIVE_INFINITY], exponents: [-0.5, 0] });
    const g = piecewise((x) => x ** 0.5 / (1 + x), { interval: [0, Number.POSITIVE_INFINITY], exponents: [0.5, 0] }); // i F'
    for (const t of [0.01, 0.4, 2, 30]) {
      const [a, b] = [f.fourier(t), g.fourier(t)];
      expect(a.re + b.re).toBeCloseTo(Math.sqrt(Math.PI / (2 * t)), 12);
      expect(a.im + b.im).toBeCloseTo(-Math.sqrt(Math.PI / (2 * t)), 12);
    }
  });
});
