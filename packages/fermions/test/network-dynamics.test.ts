import { bath, flat, lorentzian, newns } from "@openbath/baths";
import { ComplexMatrix } from "@openbath/linalg";
import { describe, expect, it } from "vitest";
import {
  canonicalForm,
  correlationAt,
  doubleOccupancyAt,
  landauerCurrents,
  NetworkDynamics,
  network,
  networkCorrelationAt,
  networkDoubleOccupancyAt,
  networkEquation,
  requireUniform,
  steadyCorrelation,
  toEnergyBasis,
  toSiteBasis,
  UniformDynamics,
  uniformEquation,
} from "../src/index.ts";
import { distance, matrixOf, networkOf, relaxing } from "./support/cases.ts";
import { type ChainLead, FiniteChain } from "./support/finite-chain.ts";

function withLeads(hamiltonian: ComplexMatrix, leads: readonly ChainLead[]) {
  return network({
    hamiltonian,
    leads: leads.map(({ mode, rate, bandwidth, temperature, mu }) => ({
      mode,
      bath: bath({ statistics: "fermion", temperature, mu, spectralDensity: newns({ strength: rate, bandwidth }) }),
    })),
  });
}

const two = {
  h: ComplexMatrix.from([
    [0.4, { re: -0.3, im: 0.2 }],
    [{ re: -0.3, im: -0.2 }, -0.2],
  ]),
  leads: [
    { mode: 1, rate: 0.5, bandwidth: 2, temperature: 0.7, mu: 0.3 },
    { mode: 2, rate: 0.9, bandwidth: 3, temperature: 1.1, mu: -0.4 },
  ],
};
const three = {
  h: ComplexMatrix.from([
    [0.4, -0.3, { re: 0, im: 0.1 }],
    [-0.3, 0.1, -0.5],
    [{ re: 0, im: -0.1 }, -0.5, -0.2],
  ]),
  leads: [
    { mode: 1, rate: 0.6, bandwidth: 2, temperature: 0.8, mu: 0.5 },
    { mode: 3, rate: 0.3, bandwidth: 2.5, temperature: 1.2, mu: 0 },
    { mode: 3, rate: 0.2, bandwidth: 1.5, temperature: 0.9, mu: -0.6 },
  ],
};
const five = {
  h: ComplexMatrix.from(
    Array.from({ length: 5 }, (_, i) =>
      Array.from({ length: 5 }, (_, j) =>
        i === j ? 0.3 - 0.15 * i : Math.abs(i - j) === 1 ? -0.4 - 0.05 * Math.min(i, j) : 0,
      ),
    ),
  ),
  leads: [
    { mode: 1, rate: 0.7, bandwidth: 2, temperature: 0.8, mu: 0.5 },
    { mode: 5, rate: 0.4, bandwidth: 3, temperature: 1.2, mu: -0.5 },
  ],
};

describe("the dynamics of any network", () => {
  it.each([
    ["two modes", two, 110],
    ["three modes with three leads", three, 90],
    ["five modes", five, 110],
  ] as const)(
    "%s with unequal leads follow the diagonalised finite chain until its ends are noticed",
    (_, { h, leads }, sites) => {
      const n = h.rows;
      const chain = new FiniteChain(h, leads, sites);
      const dynamics = new NetworkDynamics(withLeads(h, leads));
      const initial = ComplexMatrix.zeros(n);
      for (let j = 0; j < n; j++) {
        initial.set(j, j, 0.2 + 0.1 * j);
        if (j > 0) {
          initial.set(j - 1, j, 0.05, 0.08);
          initial.set(j, j - 1, 0.05, -0.08);
        }
      }
      for (const t of [0.3, 2.7, 11, 24]) {
        const exact = chain.at(t, initial);
        const moment = dynamics.at(t);
        expect(distance(moment.propagator, exact.propagator), `G at ${t}`).toBeLessThan(1e-13);
        expect(distance(networkCorrelationAt(moment, initial), exact.correlation), `C at ${t}`).toBeLessThan(1e-13);
      }
    },
  );

  it("a two-mode network with equal leads has the closed forms' G, C, D and rates", () => {
    const c = relaxing.find(({ id }) => id === "hidden_01")!;
    const net = networkOf(c.params);
    const uniform = requireUniform(net);
    const closed = new UniformDynamics(uniform);
    const general = new NetworkDynamics(net);
    for (const { t, C0, D0 } of c.dynamics!) {
      const a = closed.at(t);
      const b = general.at(t);
      const initial = matrixOf(C0);
      const site = toSiteBasis(initial, net.energyBasis);
      expect(
        distance(toEnergyBasis(networkCorrelationAt(b, site), net.energyBasis), correlationAt(a, initial)),
      ).toBeLessThan(1e-12);
      expect(Math.abs(networkDoubleOccupancyAt(b, site, D0) - doubleOccupancyAt(a, initial, D0))).toBeLessThan(1e-12);
      const x = canonicalForm(uniformEquation(uniform, a));
      const y = canonicalForm(networkEquation(net, b));
      for (const channel of ["gain", "loss"] as const) {
        for (let m = 0; m < 2; m++) {
          expect(Math.abs(x[channel].rates[m] - y[channel].rates[m])).toBeLessThan(
            1e-9 * (1 + Math.abs(x[channel].rates[m])),
          );
        }
      }
    }
  });

  it("C(t) arrives at the steady state, and the leads' currents into it add to zero", () => {
    for (const { h, leads } of [two, three, five]) {
      const net = withLeads(h, leads);
      const late = new NetworkDynamics(net).at(150).correlation;
      expect(distance(late, steadyCorrelation(net))).toBeLessThan(2e-4);
      const currents = landauerCurrents(net);
      expect(Math.abs(currents.reduce((sum, { particle }) => sum + particle, 0))).toBeLessThan(1e-14);
    }
  });
});

describe("leads without a sharp band, and at zero temperature", () => {
  it("C(t) between a Lorentzian lead and a chain at zero temperature tends to the steady state", () => {
    const net = network({
      hamiltonian: { energies: [0.4, -0.1], hopping: [{ between: [1, 2], amplitude: -0.6 }] },
      leads: [
        {
          mode: 1,
          bath: bath({
            statistics: "fermion",
            temperature: 0.5,
            mu: 0.3,
            spectralDensity: lorentzian({ strength: 1.2, width: 1, center: 0.1 }),
            support: [-40, 40],
          }),
        },
        {
          mode: 2,
          bath: bath({
            statistics: "fermion",
            temperature: 0,
            mu: -0.2,
            spectralDensity: newns({ strength: 0.9, bandwidth: 3 }),
          }),
        },
      ],
    });
    const dynamics = new NetworkDynamics(net);
    expect(distance(dynamics.at(30).correlation, steadyCorrelation(net))).toBeLessThan(1e-4);
    const step = 1e-3;
    const [before, here, after] = [2 - step, 2, 2 + step].map((t) => dynamics.at(t));
    for (let i = 0; i < 8; i++) {
      expect(
        Math.abs((after.correlation.data[i] - before.correlation.data[i]) / (2 * step) - here.slope.data[i]),
      ).toBeLessThan(1e-5);
    }
  });

  it("at zero temperature the general route and the closed forms agree", () => {
    const net = networkOf({ h: 0.5, delta: 0.3, g: 0.5, Gamma: 0.4, Omega: 4, TL: 0, TR: 0, muL: 0.7, muR: -0.4 });
    const closed = new UniformDynamics(requireUniform(net));
    const general = new NetworkDynamics(net);
    for (const t of [0.1, 3, 17]) {
      const site = toSiteBasis(closed.at(t).correlation, net.energyBasis);
      expect(distance(general.at(t).correlation, site)).toBeLessThan(1e-12);
    }
  });

  it("a wide-band lead, whose band does not end, is refused for Z(t)", () => {
    const net = network({
      hamiltonian: { energies: [0.4] },
      leads: [
        { mode: 1, bath: bath({ statistics: "fermion", temperature: 0.5, spectralDensity: flat({ strength: 0.3 }) }) },
      ],
    });
    expect(() => new NetworkDynamics(net).at(1)).toThrow(RangeError);
  });
});
