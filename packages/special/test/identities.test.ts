import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as special from "../src/index.ts";
import { between, plane } from "./arbitraries.ts";

type Complex = special.Complex;

const plus = (a: Complex, b: Complex): Complex => ({ re: a.re + b.re, im: a.im + b.im });
const minus = (a: Complex, b: Complex): Complex => ({ re: a.re - b.re, im: a.im - b.im });
const times = (a: Complex, b: Complex): Complex => ({ re: a.re * b.re - a.im * b.im, im: a.re * b.im + a.im * b.re });
const abs = (a: Complex): number => Math.hypot(a.re, a.im);
const inverse = (a: Complex): Complex => {
  const r = abs(a);
  return { re: a.re / r / r, im: -a.im / r / r };
};
const exp = (a: Complex): Complex => ({ re: Math.exp(a.re) * Math.cos(a.im), im: Math.exp(a.re) * Math.sin(a.im) });

/** |a - b| within `tolerance` of `scale`, the largest term that entered. */
function expectClose(a: Complex, b: Complex, scale: number, tolerance: number): void {
  expect(abs(minus(a, b)) / scale).toBeLessThanOrEqual(tolerance);
}

describe("conjugate symmetry f(z*) = f(z)* holds to the last bit", () => {
  const functions: readonly [string, (re: number, im: number) => Complex][] = [
    ["expIntegralE1Complex", special.expIntegralE1Complex],
    ["scaledExpIntegralE1Complex", special.scaledExpIntegralE1Complex],
    ["digammaComplex", special.digammaComplex],
    ["logGammaComplex", special.logGammaComplex],
    ["erfcComplex", special.erfcComplex],
    ["polygammaComplex of order 2", (re, im) => special.polygammaComplex(2, re, im)],
    ["polygammaComplex of order 3", (re, im) => special.polygammaComplex(3, re, im)],
  ];

  it.each(functions)("%s", (_name, f) => {
    fc.assert(
      fc.property(plane(-3, 1.3), ({ re, im }) => {
        fc.pre(im !== 0);
        const above = f(re, im);
        const below = f(re, -im);
        expect(below.re).toBe(above.re);
        expect(below.im + above.im).toBe(0);
      }),
    );
  });

  it("w(-z*) = w(z)*", () => {
    fc.assert(
      fc.property(plane(-3, 1.3), ({ re, im }) => {
        const right = special.faddeeva(re, im);
        const left = special.faddeeva(-re, im);
        expect(left.re).toBe(right.re);
        expect(left.im + right.im).toBe(0);
      }),
    );
  });
});

describe("error functions", () => {
  it("w(z) + w(-z) = 2 e^{-z^2}", () => {
    fc.assert(
      fc.property(plane(-3, 0.6), (z) => {
        const gauss = exp({ re: (z.im - z.re) * (z.im + z.re), im: -2 * z.re * z.im });
        const [a, b] = [special.faddeeva(z.re, z.im), special.faddeeva(-z.re, -z.im)];
        // the exponent here is rounded (|z|^2 up to 16), which the function avoids
        expectClose(plus(a, b), { re: 2 * gauss.re, im: 2 * gauss.im }, abs(a) + abs(b), 1e-14);
      }),
    );
  });

  it("w obeys w' = -2 z w + 2i/sqrt(pi): Taylor's series made of it carries w from z to z + d", () => {
    fc.assert(
      fc.property(between(-9, 9), between(0, 9), plane(-3, -0.7), (re, im, d) => {
        fc.pre(im + d.im >= 0);
        // a_0 = w, a_1 = -2 z w + 2i/sqrt(pi), (k + 1) a_{k+1} = -2 (z a_k + a_{k-1})
        const z = { re, im };
        let previous = special.faddeeva(re, im);
        const slope = times({ re: -2 * re, im: -2 * im }, previous);
        let current = { re: slope.re, im: slope.im + 2 / Math.sqrt(Math.PI) };
        let sum = plus(previous, times(current, d));
        let power = d;
        let largest = abs(previous);
        for (let k = 1; k < 60; k++) {
          const step = plus(times(z, current), previous);
          previous = current;
          current = { re: (-2 * step.re) / (k + 1), im: (-2 * step.im) / (k + 1) };
          power = times(power, d);
          const term = times(current, power);
          largest = Math.max(largest, abs(term));
          sum = plus(sum, term);
        }
        // -2 z w + 2i/sqrt(pi) cancels to w/z for large z: the slope is known to |z| times rounding
        const tolerance = 4e-15 * (1 + abs(z) ** 2) * Math.exp(2 * abs(z) * abs(d));
        expectClose(special.faddeeva(re + d.re, im + d.im), sum, largest, Math.min(tolerance, 1e-9));
      }),
    );
  });

  it("erf + erfc = 1, erfc(z) + erfc(-z) = 2", () => {
    fc.assert(
      fc.property(between(-6, 6), (x) => {
        expect(Math.abs(special.erf(x) + special.erfc(x) - 1)).toBeLessThanOrEqual(3e-16);
      }),
    );
    fc.assert(
      fc.property(plane(-3, 0.6), (z) => {
        const [a, b] = [special.erfcComplex(z.re, z.im), special.erfcComplex(-z.re, -z.im)];
        expectClose(plus(a, b), { re: 2, im: 0 }, abs(a) + abs(b), 1e-15);
      }),
    );
  });

  it("Dawson's F solves F' = 1 - 2 x F (central difference of step 1e-3, error h^2 F'''/6)", () => {
    fc.assert(
      fc.property(between(-20, 20), (x) => {
        const h = 1e-3;
        const slope = (special.dawson(x + h) - special.dawson(x - h)) / (2 * h);
        expect(Math.abs(slope - (1 - 2 * x * special.dawson(x)))).toBeLessThanOrEqual(1e-6);
      }),
    );
  });

  it("the scaled functions are the others times their exponential", () => {
    fc.assert(
      fc.property(between(0, 5), (x) => {
        const gauss = Math.exp(-x * x);
        expect(Math.abs(gauss * special.erfcx(x) - special.erfc(x))).toBeLessThanOrEqual(1e-14 * special.erfc(x));
        expect(Math.abs(gauss * special.erfi(x) - special.scaledErfi(x))).toBeLessThanOrEqual(1e-14);
      }),
    );
  });
});

describe("exponential integrals", () => {
  it("the two sides of the cut are -Ei(x) -+ i pi: E1 just beside it tends there", () => {
    fc.assert(
      fc.property(between(0.01, 100), (x) => {
        const beside = special.expIntegralE1Complex(-x, 1e-14 * x);
        // E1' = -e^{-z}/z moves it by e^x 1e-14
        const scale = Math.abs(special.expIntegralEi(x)) + Math.PI + Math.exp(x);
        expectClose(beside, { re: -special.expIntegralEi(x), im: -Math.PI }, scale, 2e-14);
      }),
    );
  });

  it("e^z E1(z) = int_0^inf e^{-t}/(z + t) dt by double-exponential quadrature, across all three methods", () => {
    fc.assert(
      fc.property(between(-1, 1.8), between(-2.4, 2.4), (u, angle) => {
        const r = 10 ** u;
        const z = { re: r * Math.cos(angle), im: r * Math.sin(angle) };
        // t = e^{s - e^{-s}}; the pole t = -z stays 0.2 off the real s axis, so step 1/32 leaves e^{-2 pi 0.2 32} = 1e-17
        let integral: Complex = { re: 0, im: 0 };
        for (let k = -160; k <= 160; k++) {
          const s = k / 32;
          const t = Math.exp(s - Math.exp(-s));
          const weight = (Math.exp(-t) * t * (1 + Math.exp(-s))) / 32;
          const denominator = inverse({ re: z.re + t, im: z.im });
          integral = plus(integral, { re: weight * denominator.re, im: weight * denominator.im });
        }
        const value = special.scaledExpIntegralE1Complex(z.re, z.im);
        expectClose(value, integral, abs(value), 1e-14);
      }),
    );
  });

  it("continued fraction bounds: 1/(x + 1) < e^x E1(x) < 1/x", () => {
    fc.assert(
      fc.property(between(-3, 5), (u) => {
        const x = 10 ** u;
        const value = special.scaledExpIntegralE1(x);
        expect(value).toBeGreaterThan(1 / (x + 1));
        expect(value).toBeLessThan(1 / x);
      }),
    );
  });

  it("scaled and plain agree on both half axes", () => {
    fc.assert(
      fc.property(between(0.01, 600), (x) => {
        const e1 = special.expIntegralE1(x);
        expect(Math.abs(Math.exp(-x) * special.scaledExpIntegralE1(x) - e1)).toBeLessThanOrEqual(2e-15 * e1);
        expect(special.expIntegralEi(-x)).toBe(-e1);
        expect(special.scaledExpIntegralEi(-x)).toBe(-special.scaledExpIntegralE1(x));
      }),
    );
  });
});

describe("gamma family", () => {
  it("psi^(n)(z + 1) = psi^(n)(z) + (-1)^n n!/z^{n+1}", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 12 }), plane(-1, 1.5), (n, z) => {
        let jump = inverse(z);
        for (let k = 1; k <= n; k++) jump = times(jump, { re: -k * inverse(z).re, im: -k * inverse(z).im });
        const here = special.polygammaComplex(n, z.re, z.im);
        const next = special.polygammaComplex(n, z.re + 1, z.im);
        // z + 1 is rounded: 1e-16 |psi^(n+1)|, and the terms reach n!/dist^{n+1}, dist to the nearest pole
        const pole = Math.hypot(z.re < 0.5 ? z.re - Math.round(z.re) : z.re, z.im);
        fc.pre(pole > 1e-3);
        const scale =
          abs(here) + abs(jump) + (z.re < 1 ? special.polygamma(1, pole) * factorial(n) * pole ** (1 - n) : 0);
        expectClose(next, plus(here, jump), scale, 1e-13 * (n + 1) * (1 + 1e-3 / pole));
      }),
    );
  });

  it("psi(1 - x) - psi(x) = pi cot(pi x), psi(2x) = (psi(x) + psi(x + 1/2))/2 + ln 2", () => {
    fc.assert(
      fc.property(between(0.01, 0.99), (x) => {
        const cot = Math.PI / Math.tan(Math.PI * x);
        const left = special.digamma(1 - x) - special.digamma(x);
        expect(Math.abs(left - cot)).toBeLessThanOrEqual(2e-14 * (1 + Math.abs(cot)));
      }),
    );
    fc.assert(
      fc.property(between(0.01, 1000), (x) => {
        const half = (special.digamma(x) + special.digamma(x + 0.5)) / 2 + Math.LN2;
        expect(Math.abs(special.digamma(2 * x) - half)).toBeLessThanOrEqual(2e-15 * (1 + Math.abs(special.digamma(x))));
      }),
    );
  });

  it("Im psi(i y) = 1/(2y) + (pi/2) coth(pi y), the Matsubara sum of a Drude bath", () => {
    fc.assert(
      fc.property(between(0.01, 50), (y) => {
        const expected = 0.5 / y + (Math.PI / 2) * special.coth(Math.PI * y);
        expect(Math.abs(special.digammaComplex(0, y).im / expected - 1)).toBeLessThanOrEqual(3e-15);
      }),
    );
  });

  it("e^{ln Gamma(z + 1) - ln Gamma(z)} = z, and ln Gamma stays on one branch", () => {
    fc.assert(
      fc.property(plane(-2, 2), (z) => {
        fc.pre(Math.abs(z.im) > 1e-3);
        const difference = minus(special.logGammaComplex(z.re + 1, z.im), special.logGammaComplex(z.re, z.im));
        const log = { re: Math.log(abs(z)), im: Math.atan2(z.im, z.re) };
        const scale = abs(special.logGammaComplex(z.re, z.im)) + 1;
        // z + 1 is rounded next to the poles: psi(z + 1) times 1e-16
        expectClose(difference, log, scale + abs(special.digammaComplex(z.re, z.im)), 5e-14);
      }),
    );
  });

  it("|Gamma(1/2 + i y)|^2 = pi/cosh(pi y)", () => {
    fc.assert(
      fc.property(between(0, 200), (y) => {
        const left = 2 * special.logGammaComplex(0.5, y).re;
        const right = Math.log(2 * Math.PI) - Math.PI * y - Math.log1p(Math.exp(-2 * Math.PI * y));
        expect(Math.abs(left - right)).toBeLessThanOrEqual(4e-15 * (1 + Math.abs(right)));
      }),
    );
  });

  it("zeta(s, a) - zeta(s, a + 1) = a^{-s}, zeta(2n) from Bernoulli numbers", () => {
    fc.assert(
      fc.property(between(1.05, 30), between(0.1, 30), (s, a) => {
        const value = special.hurwitzZeta(s, a);
        // a + 1 is rounded, which the power s magnifies
        expect(Math.abs(value - special.hurwitzZeta(s, a + 1) - a ** -s)).toBeLessThanOrEqual(2e-16 * (4 + s) * value);
      }),
    );
    for (let n = 1; n <= 30; n++) {
      const expected = (Math.abs(special.bernoulliNumber(2 * n)) * (2 * Math.PI) ** (2 * n)) / (2 * factorial(2 * n));
      expect(Math.abs(special.riemannZeta(2 * n) / expected - 1)).toBeLessThanOrEqual(1e-14);
    }
  });

  it("complex functions join the real ones on the axis", () => {
    fc.assert(
      fc.property(between(0.05, 30), fc.integer({ min: 0, max: 6 }), (x, n) => {
        const tiny = 1e-18 * x;
        const real = special.polygamma(n, x);
        const scale = Math.abs(real) + (n === 0 ? 1 : 0);
        expect(Math.abs(special.polygammaComplex(n, x, tiny).re - real) / scale).toBeLessThanOrEqual(5e-15);
        expect(special.polygammaComplex(n, x, 0)).toEqual({ re: real, im: 0 * (n % 2 === 1 ? -1 : 1) });
        const logGamma = special.logGamma(x);
        expect(Math.abs(special.logGammaComplex(x, tiny).re - logGamma)).toBeLessThanOrEqual(
          5e-15 * (1 + Math.abs(logGamma)),
        );
      }),
    );
  });
});

function factorial(n: number): number {
  let product = 1;
  for (let k = 2; k <= n; k++) product *= k;
  return product;
}
