import { describe, expect, it } from "vitest";
import * as special from "../src/index.ts";

const inf = Number.POSITIVE_INFINITY;
const nan = Number.NaN;

/** [function, argument, value]; compared with Object.is, so that the sign of zero counts. */
const values: readonly [name: string, f: (x: number) => number, x: number, value: number][] = [
  ["dawson", special.dawson, 0, 0],
  ["dawson", special.dawson, -0, -0],
  ["dawson", special.dawson, inf, 0],
  ["dawson", special.dawson, -inf, -0],
  ["dawson", special.dawson, 1e308, 5e-309],
  ["dawson", special.dawson, 1e-310, 1e-310],
  ["erf", special.erf, -0, -0],
  ["erf", special.erf, inf, 1],
  ["erf", special.erf, -inf, -1],
  ["erfc", special.erfc, 0, 1],
  ["erfc", special.erfc, inf, 0],
  ["erfc", special.erfc, -inf, 2],
  ["erfcx", special.erfcx, 0, 1],
  ["erfcx", special.erfcx, inf, 0],
  ["erfcx", special.erfcx, -inf, inf],
  ["erfcx", special.erfcx, -27, inf],
  ["erfi", special.erfi, -0, -0],
  ["erfi", special.erfi, inf, inf],
  ["erfi", special.erfi, -inf, -inf],
  ["scaledErfi", special.scaledErfi, inf, 0],
  ["expIntegralE1", special.expIntegralE1, 0, inf],
  ["expIntegralE1", special.expIntegralE1, inf, 0],
  ["expIntegralE1", special.expIntegralE1, -1, nan],
  ["scaledExpIntegralE1", special.scaledExpIntegralE1, inf, 0],
  ["scaledExpIntegralE1", special.scaledExpIntegralE1, 1e300, 1e-300],
  ["expIntegralEi", special.expIntegralEi, 0, -inf],
  ["expIntegralEi", special.expIntegralEi, inf, inf],
  ["expIntegralEi", special.expIntegralEi, -inf, -0],
  ["expIntegralEi", special.expIntegralEi, 717, inf],
  ["scaledExpIntegralEi", special.scaledExpIntegralEi, inf, 0],
  ["scaledExpIntegralEi", special.scaledExpIntegralEi, -inf, -0],
  ["scaledExpIntegralEi", special.scaledExpIntegralEi, 1e300, 1e-300],
  ["digamma", special.digamma, 0, -inf],
  ["digamma", special.digamma, -0, inf],
  ["digamma", special.digamma, -1, nan],
  ["digamma", special.digamma, -7, nan],
  ["digamma", special.digamma, inf, inf],
  ["digamma", special.digamma, -inf, nan],
  ["trigamma", special.trigamma, 0, inf],
  ["trigamma", special.trigamma, -3, inf],
  ["trigamma", special.trigamma, inf, 0],
  ["trigamma", special.trigamma, -inf, nan],
  ["trigamma", special.trigamma, 1e300, 1e-300],
  ["logGamma", special.logGamma, 0, inf],
  ["logGamma", special.logGamma, -4, inf],
  ["logGamma", special.logGamma, 1, 0],
  ["logGamma", special.logGamma, 2, 0],
  ["logGamma", special.logGamma, inf, inf],
  ["logGamma", special.logGamma, -inf, inf],
  ["riemannZeta", special.riemannZeta, 1, inf],
  ["riemannZeta", special.riemannZeta, inf, 1],
  ["riemannZeta", special.riemannZeta, 1e9, 1],
  ["riemannZeta", special.riemannZeta, 0.5, nan],
  ["besselI0", special.besselI0, 0, 1],
  ["besselI0", special.besselI0, -inf, inf],
  ["besselI0", special.besselI0, 715, inf],
  ["besselI1", special.besselI1, -0, -0],
  ["besselI1", special.besselI1, -inf, -inf],
  ["scaledBesselI0", special.scaledBesselI0, inf, 0],
  ["scaledBesselI1", special.scaledBesselI1, -inf, -0],
  ["besselK0", special.besselK0, 0, inf],
  ["besselK0", special.besselK0, inf, 0],
  ["besselK0", special.besselK0, -1, nan],
  ["besselK1", special.besselK1, 0, inf],
  ["besselK1", special.besselK1, 5e-324, inf],
  ["scaledBesselK1", special.scaledBesselK1, inf, 0],
  ["bernoulliKernel", special.bernoulliKernel, 0, 1],
  ["bernoulliKernel", special.bernoulliKernel, inf, 0],
  ["bernoulliKernel", special.bernoulliKernel, -inf, inf],
  ["bernoulliKernel", special.bernoulliKernel, -1e5, 1e5],
  ["coth", special.coth, 0, inf],
  ["coth", special.coth, -0, -inf],
  ["coth", special.coth, -inf, -1],
  ["langevin", special.langevin, -0, -0],
  ["langevin", special.langevin, inf, 1],
  ["log1pExp", special.log1pExp, inf, inf],
  ["log1pExp", special.log1pExp, -inf, 0],
  ["log1pExp", special.log1pExp, 1e5, 1e5],
];

function show(x: number): string {
  return Object.is(x, -0) ? "-0" : String(x);
}

describe("values at the ends, at poles and at zero, the sign of zero included", () => {
  const cases = values.map(([name, f, x, value]) => ({ title: `${name}(${show(x)}) = ${show(value)}`, f, x, value }));

  it.each(cases)("$title", ({ f, x, value }) => {
    expect(f(x)).toBe(value);
  });

  it("NaN in, NaN out", () => {
    const functions = new Map(values.map(([name, f]) => [name, f]));
    for (const [name, f] of functions) expect(f(nan), name).toBeNaN();
    for (const f of [special.faddeeva, special.erfcComplex, special.digammaComplex, special.logGammaComplex]) {
      for (const [re, im] of [[nan, 1] as const, [1, nan] as const]) expect(f(re, im).re).toBeNaN();
    }
    expect(special.expIntegralE1Complex(nan, 1).re).toBeNaN();
    expect(special.scaledExpIntegralE1Complex(1, nan).re).toBeNaN();
    expect(special.polygammaComplex(2, nan, 1).re).toBeNaN();
    expect(special.hurwitzZeta(nan, 1)).toBeNaN();
    expect(special.hurwitzZeta(2, nan)).toBeNaN();
    expect([...special.besselJ(2, nan)]).toEqual([nan, nan, nan]);
  });
});

describe("complex functions at their exceptional points", () => {
  it("E1 jumps by 2 pi i across its cut, the sign of the imaginary zero saying the side", () => {
    expect(special.expIntegralE1Complex(-2, 0)).toEqual({ re: -special.expIntegralEi(2), im: -Math.PI });
    expect(special.expIntegralE1Complex(-2, -0)).toEqual({ re: -special.expIntegralEi(2), im: Math.PI });
    expect(special.expIntegralE1Complex(-2, 1e-300).im).toBeCloseTo(-Math.PI, 15);
    expect(special.scaledExpIntegralE1Complex(-2, -0).im).toBe(Math.PI * Math.exp(-2));
  });

  it("E1 vanishes at infinity to the right and is infinite at 0; scaled it behaves as 1/z to the edge of the numbers", () => {
    expect(special.expIntegralE1Complex(inf, 1)).toEqual({ re: 0, im: 0 });
    expect(special.expIntegralE1Complex(0, 0).re).toBe(inf);
    expect(special.expIntegralE1Complex(0, inf)).toEqual({ re: 0, im: 0 });
    const far = special.scaledExpIntegralE1Complex(-1e300, 1e300);
    expect(far.re).toBeCloseTo(-5e-301, 310);
    expect(far.re / -5e-301).toBeCloseTo(1, 14);
    expect(far.im / -5e-301).toBeCloseTo(1, 14);
  });

  it("ln Gamma on its cut has the imaginary part -pi per pole passed, seen from above", () => {
    expect(special.logGammaComplex(-2.5, 0)).toEqual({ re: special.logGamma(-2.5), im: -3 * Math.PI });
    expect(special.logGammaComplex(-2.5, -0)).toEqual({ re: special.logGamma(-2.5), im: 3 * Math.PI });
    expect(special.logGammaComplex(-2.5, 1e-200).im).toBeCloseTo(-3 * Math.PI, 13);
    expect(special.logGammaComplex(-3, 0).re).toBe(inf);
    expect(special.logGammaComplex(1, inf)).toEqual({ re: -inf, im: inf });
    expect(special.logGammaComplex(inf, -1)).toEqual({ re: inf, im: -inf });
  });

  it("w is 1 at 0, vanishes at infinity above, and overflows below", () => {
    expect(special.faddeeva(0, 0)).toEqual({ re: 1, im: 0 });
    expect(special.faddeeva(inf, 1)).toEqual({ re: 0, im: 0 });
    expect(special.faddeeva(1, inf)).toEqual({ re: 0, im: 0 });
    expect(special.faddeeva(-1e200, 1e-200).im).toBeCloseTo(0, 150);
    expect(special.faddeeva(0, -30).re).toBe(inf);
    expect(special.faddeeva(40, 0)).toEqual({ re: 0, im: special.scaledErfi(40) });
  });

  it("digamma and polygamma at infinity and at poles", () => {
    expect(special.digammaComplex(inf, 1).re).toBe(inf);
    expect(special.digammaComplex(1, -inf)).toEqual({ re: inf, im: -Math.PI / 2 });
    expect(special.digammaComplex(-3, 0).re).toBeNaN();
    expect(special.polygammaComplex(1, -3, 0).re).toBe(inf);
    expect(special.polygammaComplex(3, 1, inf)).toEqual({ re: 0, im: 0 });
    expect(special.polygamma(2, -3)).toBeNaN();
    expect(special.polygamma(3, -3)).toBe(inf);
  });
});

describe("Bessel J at its ends", () => {
  it("is the unit vector at 0 and 0 at infinity, where arguments are tiny it underflows to 0", () => {
    expect([...special.besselJ(3, 0)]).toEqual([1, 0, 0, 0]);
    expect([...special.besselJ(2, inf)]).toEqual([0, 0, 0]);
    expect([...special.besselJ(2, 1e-300)]).toEqual([1, 5e-301, 0]);
    expect(special.besselJ(400, 1)[400]).toBe(0);
  });

  it("refuses orders that are negative, not integer or too large, and says which", () => {
    expect(() => special.besselJ(-1, 1)).toThrow("highest order must be an integer between 0 and 1000000, got -1");
    expect(() => special.besselJ(1.5, 1)).toThrow(RangeError);
    expect(() => special.besselJ(2e6, 1)).toThrow(RangeError);
  });
});

describe("orders and indices outside the domain", () => {
  it("polygamma refuses them, naming the function and the value", () => {
    expect(() => special.polygamma(-1, 1)).toThrow("polygamma: the order must be an integer between 0 and 100, got -1");
    expect(() => special.polygamma(0.5, 1)).toThrow(RangeError);
    expect(() => special.polygammaComplex(101, 1, 1)).toThrow("polygammaComplex");
  });

  it("Bernoulli numbers: B_1 = -1/2, odd ones 0, beyond the doubles infinite with alternating sign", () => {
    expect(special.bernoulliNumber(1)).toBe(-0.5);
    expect(special.bernoulliNumber(7)).toBe(0);
    expect(special.bernoulliNumber(260)).toBe(-inf);
    expect(special.bernoulliNumber(262)).toBe(inf);
    expect(() => special.bernoulliNumber(-2)).toThrow(RangeError);
  });

  it("Hurwitz zeta: infinite at its pole and at a = 0, NaN outside, no overflow for huge exponents", () => {
    expect(special.hurwitzZeta(1, 3)).toBe(inf);
    expect(special.hurwitzZeta(2, 0)).toBe(inf);
    expect(special.hurwitzZeta(2, -1)).toBeNaN();
    expect(special.hurwitzZeta(0.9, 1)).toBeNaN();
    expect(special.hurwitzZeta(1e12, 3)).toBe(0);
    expect(special.hurwitzZeta(3, inf)).toBe(0);
  });
});
