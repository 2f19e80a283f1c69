import { localRedfield, redfield } from "@openbath/generators";
import { density, gibbsState, Operator, productState, sm, sp, sx, sz } from "@openbath/hilbert";
import { multiply, traceOfProduct } from "@openbath/linalg";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { correlationSpectrum, evolve, twoTimeCorrelation } from "../src/index.ts";
import { exponential, ownLindblad, randomRedfield } from "./support/generators.ts";
import { chain, figure } from "./support/models.ts";
import { randomMatrix, randomState, uniform } from "./support/random.ts";

const system = chain({ ...figure, T_r: 4.1 });
const { space } = system.hamiltonian;

describe("two-time correlation functions", () => {
  it("are Tr(A e^{L t}[B rho C]) for any operators, generators and states", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 2, max: 5 }), (seed, d) => {
        const next = uniform(seed);
        const generator = next() < 0.5 ? randomRedfield(d, next) : ownLindblad(d, next);
        const rho = randomState(d, next);
        const [later, earlier, before] = [0, 1, 2].map(() =>
          Operator.fromMatrix(generator.space, randomMatrix(d, next)),
        );
        const delays = [0, 0.3 + next(), 3];
        const start = multiply(multiply(earlier.toMatrix(), rho), before.toMatrix());
        for (const method of ["krylov", "runge-kutta", "spectral"] as const) {
          const { re, im } = twoTimeCorrelation(generator, rho, { later, earlier, before }, delays, { method });
          delays.forEach((t, k) => {
            const exact = traceOfProduct(later.toMatrix(), exponential(generator, start, t));
            expect(Math.abs(re[k] - exact.re)).toBeLessThan(1e-8);
            expect(Math.abs(im[k] - exact.im)).toBeLessThan(1e-8);
          });
        }
      }),
      { numRuns: 6 },
    );
  });

  it("are expectation values where the earlier operator is the identity", () => {
    const rho = density(productState(space, ["plus", "up", "+y"]));
    for (const generator of [redfield(system), localRedfield(system, { order: 2 })]) {
      const later = sz(space, 2);
      const { re, im } = twoTimeCorrelation(generator, rho, { later, earlier: later.power(0) }, [0, 1, 5]);
      const { observables } = evolve(generator, rho, [0, 1, 5], { observables: { later } });
      re.forEach((value, k) => {
        expect(value).toBeCloseTo(observables.later[k], 10);
      });
      im.forEach((value) => {
        expect(value).toBeCloseTo(0, 12);
      });
    }
  });

  it("are the same in the energy basis and with sparse operators, also where the charge changes", () => {
    const isolated = chain({ ...figure, J: 0 });
    const gibbs = gibbsState(isolated.hamiltonian, 1 / 2.2);
    const correlator = { later: sm(space, 1), earlier: sp(space, 1) };
    const delays = [0, 0.6, 2, 7];
    const dense = twoTimeCorrelation(redfield(isolated), gibbs, correlator, delays);
    const sparse = twoTimeCorrelation(localRedfield(isolated, { order: 0 }), gibbs, correlator, delays);
    delays.forEach((_, k) => {
      expect(dense.re[k]).toBeCloseTo(sparse.re[k], 9);
      expect(dense.im[k]).toBeCloseTo(sparse.im[k], 9);
    });
  });

  it("forget: <A(t) B(0)> tends to <A><B>", () => {
    const generator = redfield(system);
    const steady = evolve(generator, gibbsState(system.hamiltonian, 0.4), [0, 300]).final;
    const correlator = { later: sz(space, 3), earlier: sz(space, 1) };
    const { re, im } = twoTimeCorrelation(generator, steady, correlator, [300]);
    expect(re[0]).toBeCloseTo(sz(space, 3).expectation(steady).re * sz(space, 1).expectation(steady).re, 9);
    expect(im[0]).toBeCloseTo(0, 9);
  });
});

describe("spectra of fluctuations", () => {
  it("are the Fourier transforms of the correlation functions", () => {
    const generator = redfield(system);
    const steady = evolve(generator, gibbsState(system.hamiltonian, 0.4), [0, 300], { tolerance: 1e-13 }).final;
    const correlator = { later: sx(space, 1), earlier: sx(space, 2) };
    // Simpson on [0, 60]: the correlations have died out, and turn slowly enough for this step
    const step = 1 / 64;
    const delays = Array.from({ length: 60 * 64 + 1 }, (_, k) => k * step);
    const { re, im } = twoTimeCorrelation(generator, steady, correlator, delays);
    const frequencies = [-3.1, 0, 2.2];
    const spectrum = correlationSpectrum(generator, steady, correlator, frequencies);
    frequencies.forEach((w, f) => {
      let [sumRe, sumIm] = [0, 0];
      delays.forEach((t, k) => {
        const weight = ((k === 0 || k === delays.length - 1 ? 1 : k % 2 === 1 ? 4 : 2) * step) / 3;
        sumRe += weight * (re[k] * Math.cos(w * t) - im[k] * Math.sin(w * t));
        sumIm += weight * (re[k] * Math.sin(w * t) + im[k] * Math.cos(w * t));
      });
      expect(spectrum.re[f]).toBeCloseTo(sumRe, 5); // Simpson's error with this step
      expect(spectrum.im[f]).toBeCloseTo(sumIm, 5);
    });
  });

  it("have a power 2 Re S(w) that is never negative under a Lindblad equation", () => {
    const next = uniform(8);
    const generator = ownLindblad(4, next);
    const steady = evolve(generator, randomState(4, next), [0, 500]).final;
    const a = Operator.fromMatrix(generator.space, randomMatrix(4, next));
    const frequencies = Array.from({ length: 41 }, (_, k) => k / 2 - 10);
    const { re } = correlationSpectrum(generator, steady, { later: a.adjoint(), earlier: a }, frequencies);
    for (const power of re) expect(power).toBeGreaterThan(0);
  });

  it("are refused for a state that is not steady", () => {
    const up = density(productState(space, ["up", "up", "up"]));
    const correlator = { later: sz(space, 1), earlier: sz(space, 1) };
    expect(() => correlationSpectrum(redfield(system), up, correlator, [0])).toThrow(/not steady/);
  });
});
