import { bath, newns } from "@openbath/baths";
import { describe, expect, it } from "vitest";
import {
  correlationDerivative,
  equationInSiteBasis,
  NetworkDynamics,
  network,
  networkEquation,
  networkPlateau,
  newnsLevel,
  newnsPole,
  nonMarkovianity,
  plateauEquation,
  requireUniform,
  resonancePoles,
  steadyCorrelation,
} from "../src/index.ts";
import { distance, networkOf, relaxing } from "./support/cases.ts";

describe("the asymptotic equation of any network", () => {
  it("has the closed form's poles and rates where the leads are equal", () => {
    for (const c of relaxing) {
      const { Gamma, Omega } = c.params;
      const net = networkOf(c.params);
      // error of the Taylor continuation, and of differences over a fiftieth of the distance to the band edge
      const room = Omega - Math.max(...c.derived.E.map(Math.abs));
      const allowed = Gamma * (1e-7 + 3 * (Gamma / room) ** 4);
      resonancePoles(net).forEach(({ energy, rate }, j) => {
        const pole = newnsPole(newnsLevel(c.derived.E[j], Gamma, Omega))!;
        expect(Math.abs(energy - pole.re), c.id).toBeLessThan(allowed);
        expect(Math.abs(rate + 2 * pole.im), c.id).toBeLessThan(allowed);
      });
      const uniform = requireUniform(net);
      const closed = equationInSiteBasis(plateauEquation(uniform), net.energyBasis);
      const general = networkPlateau(net);
      expect(distance(general.gain, closed.gain), c.id).toBeLessThan(2 * allowed + 1e-12);
      expect(distance(general.hamiltonian, closed.hamiltonian), c.id).toBeLessThan(2 * allowed + 1e-12);
      expect(Math.abs(nonMarkovianity(general) - nonMarkovianity(closed)), c.id).toBeLessThan(4 * allowed + 1e-11);
    }
  });

  it("keeps C(infinity) in place for unequal leads, and the exact equation passes through it while the resonances rule", () => {
    const lead = (strength: number, bandwidth: number, temperature: number, mu: number) =>
      bath({ statistics: "fermion", temperature, mu, spectralDensity: newns({ strength, bandwidth }) });
    const net = network({
      hamiltonian: {
        energies: [0.5, 0.2, -0.1],
        hopping: [
          { between: [1, 2], amplitude: { re: -0.4, im: 0.1 } },
          { between: [2, 3], amplitude: -0.5 },
        ],
      },
      leads: [
        { mode: 1, bath: lead(0.3, 20, 0.3, 0.6) },
        { mode: 3, bath: lead(0.2, 30, 0.1, -0.2) },
      ],
    });
    const equation = networkPlateau(net);
    for (const x of correlationDerivative(equation, steadyCorrelation(net)).data)
      expect(Math.abs(x)).toBeLessThan(1e-14);
    const exact = networkEquation(net, new NetworkDynamics(net).at(40));
    expect(distance(exact.gain, equation.gain)).toBeLessThan(2e-3 * 0.3);
    expect(distance(exact.damping, equation.damping)).toBeLessThan(2e-3 * 0.3);
    expect(nonMarkovianity(equation)).toBeGreaterThan(0);
  });
});
