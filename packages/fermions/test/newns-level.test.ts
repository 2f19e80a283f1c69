import { describe, expect, it } from "vitest";
import {
  excitationDensity,
  excitationTransform,
  newnsBoundStates,
  newnsLevel,
  newnsPole,
  newnsPropagator,
  newnsSeriesInto,
} from "../src/index.ts";
import { bound, cases, relaxing } from "./support/cases.ts";

describe("one level on a semi-infinite chain", () => {
  it("the propagator is that of the reference, at all times and with bound states", () => {
    for (const c of cases) {
      const { Gamma, Omega } = c.params;
      const levels = c.derived.E.map((e) => newnsLevel(e, Gamma, Omega));
      for (const { t, G } of [...(c.dynamics ?? []), ...(c.G ?? [])]) {
        levels.forEach((level, j) => {
          const value = newnsPropagator(level, t);
          expect(Math.hypot(value.re - G.re[j], value.im - G.im[j]), `${c.id} t=${t}`).toBeLessThan(2e-12);
        });
      }
    }
  });

  it("resonance, spectral function and its Hilbert transform are those of the reference", () => {
    for (const c of relaxing) {
      c.derived.E.forEach((e, j) => {
        const level = newnsLevel(e, c.params.Gamma, c.params.Omega);
        expect(newnsPole(level)!.re).toBeCloseTo(c.derived.Ep[j], 12);
        expect(-2 * newnsPole(level)!.im).toBeCloseTo(c.derived.Gamma_j![j], 13);
        for (const s of c.spectral!) {
          expect(Math.abs(excitationDensity(level, s.omega) - s.phi[j])).toBeLessThan(1e-11 * s.phi[j]);
          expect(Math.abs(excitationTransform(level, s.omega) - s.theta[j])).toBeLessThan(
            1e-11 * (1 + Math.abs(s.theta[j])),
          );
        }
      });
    }
  });

  it("bound states exist exactly where |E| > Omega - Gamma/2, with the reference's energies and weights", () => {
    for (const c of bound) {
      c.derived.E.forEach((e, j) => {
        const found = newnsBoundStates(newnsLevel(e, c.params.Gamma, c.params.Omega));
        expect(found.length).toBe(c.bound_states[j].length);
        found.forEach((state, k) => {
          expect(state.energy).toBeCloseTo(c.bound_states[j][k].energy, 12);
          expect(state.weight).toBeCloseTo(c.bound_states[j][k].weight, 12);
        });
      });
    }
    expect(newnsBoundStates(newnsLevel(9.495, 1, 10))).toEqual([]);
    expect(newnsBoundStates(newnsLevel(9.505, 1, 10)).length).toBe(1);
    expect(newnsBoundStates(newnsLevel(0.1, 25, 10)).length).toBe(2);
  });

  it("series and pole plus cuts agree, and so does the derivative, for levels anywhere in the band and bound", () => {
    const out = new Float64Array(4);
    for (const energy of [0, -3, 6.8, 9, 9.4, 9.495, 9.6, 11]) {
      for (const rate of [1e-4, 0.1, 1, 6, 12]) {
        const level = newnsLevel(energy, rate, 10);
        const growing = newnsBoundStates(level).length > 0;
        for (const t of growing ? [0.2, 0.5] : [0.61, 2, 10, 100]) {
          newnsSeriesInto(level, t, out);
          const value = newnsPropagator(level, t);
          expect(Math.hypot(value.re - out[0], value.im - out[1]), `E=${energy} Gamma=${rate} t=${t}`).toBeLessThan(
            3e-13,
          );
          expect(
            Math.hypot(value.slopeRe - out[2], value.slopeIm - out[3]),
            `slope E=${energy} Gamma=${rate} t=${t}`,
          ).toBeLessThan(4e-12);
        }
      }
    }
  });

  it("the rate -2 Re(G'/G) of Fig. 4(a)'s upper level turns into the band edges' power law after Gamma t = 25", () => {
    const level = newnsLevel(1 + 0.5 * Math.sqrt(0.26), 0.2, 100);
    const rate = (t: number): number => {
      const { re, im, slopeRe, slopeIm } = newnsPropagator(level, t);
      return (-2 * (slopeRe * re + slopeIm * im)) / (re * re + im * im);
    };
    // 30-digit values from the trapezoidal rule in the band angle
    expect(Math.abs(rate(125) - 0.2119008251476671)).toBeLessThan(1e-12);
    expect(rate(150)).toBeCloseTo(0.1099, 4);
    expect(Math.abs(rate(175) + 2.166777413864071)).toBeLessThan(2e-11);
  });
});
