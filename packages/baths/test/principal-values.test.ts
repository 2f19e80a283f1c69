import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  bath,
  compileBath,
  drude,
  drudePrincipalValue,
  flat,
  lorentzian,
  newns,
  ohmicExponential,
  ohmicExponentialPrincipalValue,
  ohmicGaussian,
  ohmicGaussianPrincipalValue,
} from "../src/index.ts";

interface Table {
  readonly beta: number;
  readonly mu: number;
  readonly cutoff: number;
  readonly rows: readonly (readonly [number, number, number])[];
}
const fixture = new URL("./fixtures/principal-values.json", import.meta.url);
const { tables } = JSON.parse(readFileSync(fixture, "utf8")) as { readonly tables: readonly Table[] };

describe("principal values of an Ohmic-Gaussian bath", () => {
  for (const { beta, mu, cutoff, rows } of tables) {
    it(`agree with 30-digit quadrature at beta = ${beta}, mu = ${mu} to 2e-13, within their own error bounds`, () => {
      const compiled = compileBath(
        bath({ statistics: "boson", beta, mu, spectralDensity: ohmicGaussian({ strength: 1, cutoff }) }),
      );
      for (const [E, pvJn, pvJ] of rows) {
        for (const [found, exact] of [
          [compiled.pvJn(E), pvJn],
          [compiled.pvJ(E), pvJ],
        ] as const) {
          expect(Math.abs(found.value - exact)).toBeLessThan(2e-13);
          expect(Math.abs(found.value - exact)).toBeLessThan(found.error + 2e-15);
        }
      }
    });
  }

  it("follow -(1/beta) ln max(|E|, |mu|) as mu and E approach the band edge (paper 000 pitfall 7)", () => {
    // to the three decimals of the table of physics values at beta = 1, cutoff 10
    for (const [mu, exact] of [
      [-0.5, 0.92],
      [-1e-2, 4.59],
      [-1e-4, 9.19],
      [-1e-6, 13.79],
      [-1e-10, 23.0],
    ]) {
      const compiled = compileBath(
        bath({ statistics: "boson", beta: 1, mu, spectralDensity: ohmicGaussian({ strength: 1, cutoff: 10 }) }),
      );
      expect(Math.abs(compiled.pvJn(0).value - exact)).toBeLessThan(0.006);
    }
  });
});

describe("principal values of J derived by compiling", () => {
  const energies = [-40, -2, -1e-6, 0, 1e-6, 0.7, 2.9, 3.1, 11, 80];
  const cases = [
    {
      density: ohmicGaussian({ strength: 0.7, cutoff: 3 }),
      exact: (E: number) => 0.7 * ohmicGaussianPrincipalValue(E, 3),
    },
    {
      density: ohmicExponential({ strength: 0.7, cutoff: 3 }),
      exact: (E: number) => 0.7 * ohmicExponentialPrincipalValue(E, 3),
    },
    { density: drude({ strength: 0.7, cutoff: 3 }), exact: (E: number) => 0.7 * drudePrincipalValue(E, 3) },
  ];
  for (const { density, exact } of cases) {
    it(`agree with the closed form for ${density.kind}`, () => {
      const compiled = compileBath(bath({ statistics: "boson", beta: 1, mu: -1, spectralDensity: density }));
      for (const E of energies) expect(Math.abs(compiled.pvJ(E).value - exact(E))).toBeLessThan(5e-14);
    });
  }
  for (const density of [newns({ strength: 2, bandwidth: 3 }), lorentzian({ strength: 2, width: 0.3, center: 1 })]) {
    it(`agree with the closed form that the ${density.kind} bath supplies`, () => {
      const made = bath({ statistics: "fermion", beta: 1, mu: 0.2, spectralDensity: density });
      const derived = compileBath(made, { closedForms: false });
      const closed = compileBath(made);
      for (const E of energies) expect(Math.abs(derived.pvJ(E).value - closed.pvJ(E).value)).toBeLessThan(5e-14);
    });
  }

  it("approach the wide-band digamma form, without its ln D, as a flat band widens", () => {
    const parameters = { statistics: "fermion", beta: 2, mu: 0.3 } as const;
    const wide = compileBath(bath({ ...parameters, spectralDensity: flat({ strength: 0.5 }) }));
    for (const D of [1e2, 1e4]) {
      const band = compileBath(bath({ ...parameters, spectralDensity: flat({ strength: 0.5, support: [-D, D] }) }));
      for (const E of [-1, 0.3, 2]) {
        // the band edges are felt as strength * E / D
        expect(Math.abs(band.pvJn(E).value + 0.5 * Math.log(D) - wide.pvJn(E).value)).toBeLessThan(
          (0.6 * (1 + Math.abs(E))) / D,
        );
        expect(wide.pvJ(E).value).toBe(0);
      }
    }
  });

  it("resolve a Fermi step at beta w = 1e4 and at zero temperature: strength ln|mu - E| near a Newns band's centre", () => {
    const made = (beta: number) =>
      compileBath(
        bath({ statistics: "fermion", beta, mu: 0.1, spectralDensity: newns({ strength: 1, bandwidth: 1 }) }),
      );
    const [cold, zero] = [made(1e4), made(Number.POSITIVE_INFINITY)];
    // Sommerfeld: the difference is (pi^2/6) (d/dmu of J/(mu - E)) / beta^2 away from the step; the next term is 1.4e-13
    for (const E of [-0.5, 0.4, 0.9]) {
      const J = Math.sqrt(1 - 0.01);
      const slope = -0.1 / J / (0.1 - E) - J / (0.1 - E) ** 2;
      expect(Math.abs(cold.pvJn(E).value - zero.pvJn(E).value - (Math.PI ** 2 / 6) * slope * 1e-8)).toBeLessThan(2e-13);
    }
    expect(zero.pvJn(0.1).value).toBe(Number.NEGATIVE_INFINITY);
  });
});
