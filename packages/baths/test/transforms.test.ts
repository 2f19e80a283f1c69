import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  bath,
  compileBath,
  drude,
  lorentzian,
  newns,
  ohmicExponential,
  ohmicGaussian,
  ohmicHard,
  pureOhmic,
  type SpectralDensity,
} from "../src/index.ts";

const BERNOULLI = [
  1,
  -1 / 2,
  1 / 6,
  0,
  -1 / 30,
  0,
  1 / 42,
  0,
  -1 / 30,
  0,
  5 / 66,
  0,
  -691 / 2730,
  0,
  7 / 6,
  0,
  -3617 / 510,
];

describe("half-sided transforms W(E)", () => {
  it("of a pure-Ohmic bath are real: (strength/2) E/(e^{beta E} - 1) on the whole line, strength/(2 beta) at 0", () => {
    const compiled = compileBath(
      bath({ statistics: "boson", beta: 0.7, spectralDensity: pureOhmic({ strength: 0.5 }) }),
    );
    for (const E of [-40, -3, -1e-9, 0, 1e-9, 2, 900]) {
      const exact = E === 0 ? 0.25 / 0.7 : (0.25 * E) / Math.expm1(0.7 * E);
      const { re, im } = compiled.hermitian(E);
      expect(im).toBe(0);
      expect(Math.abs(re - exact)).toBeLessThan(3e-15 * exact + 1e-300);
    }
  });

  it("obey detailed balance: Re W_em(-E) = e^{beta (E - mu)} Re W_abs(E), both statistics, random baths", () => {
    const random = fc.record({
      beta: fc.double({ min: 0.05, max: 20, noNaN: true }),
      gap: fc.double({ min: 0.01, max: 3, noNaN: true }),
      cutoff: fc.double({ min: 0.3, max: 10, noNaN: true }),
      E: fc.double({ min: 0.01, max: 5, noNaN: true }),
      fermion: fc.boolean(),
    });
    fc.assert(
      fc.property(random, ({ beta, gap, cutoff, E, fermion }) => {
        const mu = fermion ? gap : -gap;
        const statistics = fermion ? "fermion" : "boson";
        const c = compileBath(bath({ statistics, beta, mu, spectralDensity: ohmicGaussian({ strength: 1, cutoff }) }));
        const x = beta * (E - mu);
        const [up, down] = [c.absorption(E).re, c.emission(-E).re];
        // e^x turns a rounding of x into x roundings
        expect(Math.abs(down - Math.exp(x) * up)).toBeLessThan(1e-15 * (4 + Math.abs(x)) * down);
      }),
      { numRuns: 100 },
    );
  });

  it("are the time integrals of the correlation functions: int_0^inf C(t) e^{-iEt} dt", () => {
    const made = bath({
      statistics: "boson",
      beta: 1,
      mu: -0.3,
      spectralDensity: ohmicExponential({ strength: 1, cutoff: 2 }),
    });
    const c = compileBath(made);
    for (const E of [-1.3, 0.8]) {
      // C decays as 1/t^2: Simpson to T, then the tail as C(T) e^{-iET}/(iE) to first order in 1/(E T)
      const [T, steps] = [400, 80000];
      const h = T / steps;
      let [re, im] = [0, 0];
      for (let i = 0; i <= steps; i++) {
        const t = i * h;
        const weight = (h / 3) * (i === 0 || i === steps ? 1 : i % 2 === 1 ? 4 : 2);
        const value = c.correlation(t);
        const [cos, sin] = [Math.cos(E * t), Math.sin(E * t)];
        re += weight * (value.re * cos + value.im * sin);
        im += weight * (value.im * cos - value.re * sin);
      }
      const exact = c.hermitian(E);
      expect(Math.abs(re - exact.re)).toBeLessThan(1e-4);
      expect(Math.abs(im - exact.im)).toBeLessThan(1e-4);
    }
  });

  it("of a Hermitian coupling stay finite at E = 0 for mu on an Ohmic edge, where emission and absorption diverge apart", () => {
    const c = compileBath(
      bath({ statistics: "boson", beta: 0.7, spectralDensity: drude({ strength: 0.5, cutoff: 5 }) }),
    );
    expect(c.absorption(0).im).toBe(Number.POSITIVE_INFINITY);
    expect(c.emission(0).im).toBe(Number.NEGATIVE_INFINITY);
    const { re, im } = c.hermitian(0);
    expect(Math.abs(re - 0.5 / (2 * 0.7))).toBeLessThan(3e-15);
    // -(1/2pi) int J/x dx = -strength cutoff/4
    expect(Math.abs(im + 0.5 * 5 * 0.25)).toBeLessThan(3e-15);
    expect(Math.abs(c.hermitian(1e-9).im - im)).toBeLessThan(1e-7);
  });

  it("of a sub-Ohmic bath with mu on its edge diverge at E = 0 in the real part and have no imaginary part to give there", () => {
    const c = compileBath(
      bath({
        statistics: "boson",
        beta: 1,
        spectralDensity: ohmicExponential({ strength: 1, cutoff: 3, exponent: 0.5 }),
      }),
    );
    expect(c.hermitian(0).re).toBe(Number.POSITIVE_INFINITY);
    expect(c.hermitian(0).im).toBeNaN();
    // near 0, S ~ |x|^{-1/2}: W ~ S (1 - i sign E)/2
    const { re, im } = c.hermitian(1e-10);
    expect(im / re).toBeCloseTo(-1, 4);
  });

  it("take half the inner value of J at a hard edge and are infinite there", () => {
    const c = compileBath(
      bath({ statistics: "boson", beta: 1, mu: -1, spectralDensity: ohmicHard({ strength: 1, cutoff: 2 }) }),
    );
    expect(c.J(2)).toBeCloseTo(1, 13);
    expect(c.J(2 - 1e-12)).toBeCloseTo(2, 11);
    expect(c.pvJ(2).value).toBe(Number.NEGATIVE_INFINITY);
  });

  it("written into an array are those returned as objects", () => {
    const c = compileBath(
      bath({ statistics: "fermion", beta: 3, mu: 0.2, spectralDensity: newns({ strength: 1, bandwidth: 2 }) }),
    );
    const out = new Float64Array(4);
    c.emissionInto(0.7, out);
    c.absorptionInto(0.7, out, 2);
    expect(Array.from(out)).toEqual([...Object.values(c.emission(0.7)), ...Object.values(c.absorption(0.7))]);
  });

  it("are real where the principal value is dropped", () => {
    const made = bath({
      statistics: "boson",
      beta: 1,
      mu: -1,
      principalValue: false,
      spectralDensity: drude({ strength: 1, cutoff: 3 }),
    });
    expect(compileBath(made).hermitian(0.5).im).toBe(0);
    expect(Math.abs(compileBath(made).emission(0.5).im) + Math.abs(compileBath(made).absorption(0.5).im)).toBe(0);
  });

  it("scale with the convention: a Caldeira-Leggett strength is half, a coupling density 1/2pi of J", () => {
    const of = (convention: "decay-rate" | "caldeira-leggett" | "coupling-density") =>
      compileBath(
        bath({
          statistics: "fermion",
          beta: 1,
          mu: 0,
          convention,
          spectralDensity: newns({ strength: 1, bandwidth: 2 }),
        }),
      );
    expect(of("caldeira-leggett").J(0.5)).toBeCloseTo(2 * of("decay-rate").J(0.5), 14);
    expect(of("coupling-density").pvJ(0.5).value).toBeCloseTo(2 * Math.PI * of("decay-rate").pvJ(0.5).value, 13);
  });
});

describe("derivatives W^(n)(E)/n!", () => {
  it("of a pure-Ohmic bath at E = 0 are Bernoulli numbers to order 16: (strength/2) B_n beta^(n-1)/n!", () => {
    const beta = 0.7;
    const c = compileBath(bath({ statistics: "boson", beta, spectralDensity: pureOhmic({ strength: 0.5 }) }));
    const { coefficients, errors } = c.hermitianTaylor(0, 16);
    for (let n = 0, factorial = 1; n <= 16; n++, factorial *= n) {
      const exact = (0.25 * BERNOULLI[n] * beta ** (n - 1)) / factorial;
      const natural = 0.25 * beta ** (n - 1) * (2 * Math.PI) ** -n; // the poles at +-2 pi i/beta set the size
      expect(Math.abs(coefficients[2 * n] - exact)).toBeLessThan(1e-13 * natural);
      expect(errors[n]).toBeLessThan(1e-11 * natural);
    }
  });

  const cases: readonly [string, "boson" | "fermion", number, SpectralDensity][] = [
    ["an Ohmic-Gaussian", "boson", -0.5, ohmicGaussian({ strength: 1, cutoff: 4 })],
    ["a sub-Ohmic exponential", "boson", -0.5, ohmicExponential({ strength: 1, cutoff: 2, exponent: 0.5 })],
    ["a Drude", "boson", -0.2, drude({ strength: 1, cutoff: 3 })],
    ["a Newns", "fermion", 0.4, newns({ strength: 1, bandwidth: 3 })],
    ["a Lorentzian", "fermion", 0.4, lorentzian({ strength: 1, width: 0.5, center: 1 })],
  ];
  for (const [name, statistics, mu, spectralDensity] of cases) {
    it(`of ${name} bath rebuild W at neighbouring energies to 1e-12, so all orders to 14 are right`, () => {
      const c = compileBath(bath({ statistics, beta: 1.3, mu, spectralDensity }));
      for (const E of [-1.1, 0.9]) {
        for (const [series, exact] of [
          [c.emissionTaylor(E, 14), (x: number) => c.emission(x)],
          [c.absorptionTaylor(E, 14), (x: number) => c.absorption(x)],
        ] as const) {
          for (const step of [-0.05, 0, 0.04]) {
            let [re, im] = [0, 0];
            for (let n = 14; n >= 0; n--) {
              re = re * step + series.coefficients[2 * n];
              im = im * step + series.coefficients[2 * n + 1];
            }
            const W = exact(E + step);
            expect(Math.abs(re - W.re)).toBeLessThan(1e-12);
            expect(Math.abs(im - W.im)).toBeLessThan(1e-12);
          }
        }
      }
    });
  }

  it("agree between the whole-line form of an odd J and the sum of emission and absorption", () => {
    const c = compileBath(
      bath({ statistics: "boson", beta: 0.7, spectralDensity: drude({ strength: 0.5, cutoff: 3 }) }),
    );
    const whole = c.hermitianTaylor(1.1, 8).coefficients;
    const [a, b] = [c.emissionTaylor(1.1, 8).coefficients, c.absorptionTaylor(1.1, 8).coefficients];
    for (let i = 0; i < whole.length; i++) expect(Math.abs(whole[i] - a[i] - b[i])).toBeLessThan(1e-13);
  });
});

describe("correlation functions", () => {
  it("at t = 0 are the sum rule: absorption (1/2pi) int J n, real", () => {
    const c = compileBath(
      bath({
        statistics: "boson",
        beta: 1,
        mu: -1e-14,
        spectralDensity: ohmicExponential({ strength: 1, cutoff: 1e4 }),
      }),
    );
    // int x/(e^x - 1) dx = pi^2/6, the cutoff and mu felt at 1e-4
    expect(c.absorptionCorrelation(0).re).toBeCloseTo(Math.PI / 12, 4);
    expect(c.absorptionCorrelation(0).im).toBe(0);
  });

  it("of an empty exponential bath are (strength/2pi) (cutoff/(1 + i cutoff t))^2 at short and long times", () => {
    const c = compileBath(
      bath({
        statistics: "boson",
        beta: Number.POSITIVE_INFINITY,
        spectralDensity: ohmicExponential({ strength: 1, cutoff: 3 }),
      }),
    );
    for (const t of [0, 0.1, 2, 500]) {
      const [d, x] = [1 + 9 * t * t, 3 * t];
      const { re, im } = c.correlation(t);
      expect(Math.abs(re - (9 * (1 - x * x)) / (2 * Math.PI * d * d))).toBeLessThan(5e-15);
      expect(Math.abs(im + (18 * x) / (2 * Math.PI * d * d))).toBeLessThan(5e-15);
    }
  });

  it("obey C(-t) = C(t)* and are refused for a density that does not decay", () => {
    const c = compileBath(
      bath({ statistics: "boson", beta: 2, mu: -0.1, spectralDensity: drude({ strength: 1, cutoff: 3 }) }),
    );
    const [a, b] = [c.correlation(0.7), c.correlation(-0.7)];
    expect(a.re).toBeCloseTo(b.re, 14);
    expect(a.im).toBeCloseTo(-b.im, 14);
    const pure = compileBath(bath({ statistics: "boson", beta: 2, spectralDensity: pureOhmic({ strength: 1 }) }));
    expect(() => pure.correlation(1)).toThrow(/does not decay/);
  });
});
