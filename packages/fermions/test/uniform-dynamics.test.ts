import { bath, newns } from "@openbath/baths";
import { describe, expect, it } from "vitest";
import {
  asymptoticEquation,
  canonicalForm,
  correlationAt,
  doubleOccupancyAt,
  nonMarkovianity,
  nonMarkovianityMap,
  plateauEquation,
  requireUniform,
  UniformDynamics,
  uniformEquation,
} from "../src/index.ts";
import { distance, matrixOf, networkOf, relaxing } from "./support/cases.ts";

const moving = relaxing.filter((c) => c.dynamics !== undefined && c.dynamics.length > 0);

describe("the two-mode network of paper 004", () => {
  it.each(moving)("$id: C, Z, D and the exact rates at all times are those of the reference", (c) => {
    const uniform = requireUniform(networkOf(c.params));
    const dynamics = new UniformDynamics(uniform);
    const { Gamma } = c.params;
    for (const row of c.dynamics!) {
      const where = `t=${row.t}`;
      const moment = dynamics.at(row.t);
      const initial = matrixOf(row.C0);
      expect(distance(moment.correlation, row.Z), where).toBeLessThan(1e-12);
      expect(distance(correlationAt(moment, initial), row.C), where).toBeLessThan(2e-12);
      expect(Math.abs(doubleOccupancyAt(moment, initial, row.D0) - row.D), where).toBeLessThan(2e-12);
      if (row.Lp === undefined) continue;
      const equation = uniformEquation(uniform, moment);
      const allowed = 1e-9 * Gamma * (1 + Math.max(...row.rates_minus.map(Math.abs)) / Gamma);
      for (let j = 0; j < 2; j++) {
        expect(Math.abs(equation.hamiltonian.get(j, j).re - row.H[j]), where).toBeLessThan(allowed + 1e-12 * row.H[j]);
        expect(Math.abs(equation.damping.get(j, j).re - row.Gamma[j]), where).toBeLessThan(allowed);
      }
      expect(distance(equation.gain, row.Lp), where).toBeLessThan(allowed);
      expect(distance(equation.loss, row.Lm), where).toBeLessThan(allowed);
      const { gain, loss, nonMarkovianity: nu } = canonicalForm(equation);
      row.rates_plus.forEach((rate, m) => {
        expect(Math.abs(gain.rates[m] - rate), where).toBeLessThan(allowed);
      });
      row.rates_minus.forEach((rate, m) => {
        expect(Math.abs(loss.rates[m] - rate), where).toBeLessThan(allowed);
      });
      expect(Math.abs(nu - row.nu), where).toBeLessThan(allowed);
    }
  });

  it.each(moving)(
    "$id: the exponential propagator's C and rates, in both readings, are those of the reference",
    (c) => {
      const uniform = requireUniform(networkOf(c.params));
      for (const [name, reading] of [
        ["A", "bare"],
        ["B", "renormalised"],
      ] as const) {
        const dynamics = new UniformDynamics(uniform, reading);
        for (const row of c.dynamics!) {
          const expected = row.epa?.[name];
          if (expected === undefined) continue;
          const moment = dynamics.at(row.t);
          expect(distance(correlationAt(moment, matrixOf(row.C0)), expected.C)).toBeLessThan(2e-12);
          const equation = uniformEquation(uniform, moment);
          expect(distance(equation.gain, expected.Lp)).toBeLessThan(2e-12 * Math.max(1, c.params.h));
          expect(Math.abs(nonMarkovianity(equation) - expected.nu)).toBeLessThan(1e-10 * c.params.Gamma);
        }
      }
    },
  );

  it.each(relaxing)("$id: steady state, asymptotic and plateau rates are those of the reference", (c) => {
    const uniform = requireUniform(networkOf(c.params));
    const { Gamma } = c.params;
    expect(distance(new UniformDynamics(uniform).steadyCorrelation(), c.steady!.C)).toBeLessThan(1e-12);
    for (const [name, reading] of [
      ["A", "bare"],
      ["B", "renormalised"],
    ] as const) {
      const expected = c.epa_inf![name];
      const equation = asymptoticEquation(uniform, reading);
      expect(distance(equation.gain, expected.Lp)).toBeLessThan(1e-12 * Gamma);
      const { gain, loss, nonMarkovianity: nu } = canonicalForm(equation);
      expected.rates_plus.forEach((rate, m) => {
        expect(Math.abs(gain.rates[m] - rate)).toBeLessThan(3e-12 * Gamma);
      });
      expected.rates_minus.forEach((rate, m) => {
        expect(Math.abs(loss.rates[m] - rate)).toBeLessThan(3e-12 * Gamma);
      });
      expect(Math.abs(nu - expected.nu_inf)).toBeLessThan(3e-12 * Gamma);
    }
    const plateau = plateauEquation(uniform);
    expect(distance(plateau.gain, c.plateau!.Lp)).toBeLessThan(1e-11 * Gamma * (1 + 1 / Gamma / 100));
    expect(Math.abs(nonMarkovianity(plateau) - c.plateau!.nu)).toBeLessThan(1e-10 * Gamma);
  });

  it("a map of nu over the chemical potentials is made of its points", () => {
    const p = { h: 1, delta: 0, g: 0.5, Gamma: 0.01, Omega: 10, TL: 0.01, TR: 0.01, muL: 0, muR: 0 };
    const uniform = requireUniform(networkOf(p));
    const mus = Array.from({ length: 100 }, (_, i) => 2 * (i / 99));
    const side = mus.map((mu) =>
      bath({ statistics: "fermion", temperature: 0.01, mu, spectralDensity: newns({ strength: 0.01, bandwidth: 10 }) }),
    );
    const map = nonMarkovianityMap(uniform, [side, side]);
    for (const [a, b] of [
      [0, 0],
      [50, 25],
      [37, 62],
      [99, 3],
    ]) {
      const one = asymptoticEquation(requireUniform(networkOf({ ...p, muL: mus[a], muR: mus[b] })));
      expect(Math.abs(map[100 * a + b] - nonMarkovianity(one))).toBeLessThan(1e-16);
    }
    expect(Math.max(...map) / 0.01).toBeGreaterThan(0.3);
  });
});
