import { bath, newns } from "@openbath/baths";
import { ComplexMatrix } from "@openbath/linalg";
import { describe, expect, it } from "vitest";
import {
  boundaryCurrents,
  canonicalForm,
  correlationDerivative,
  landauerCurrents,
  NetworkDynamics,
  network,
  networkCorrelationAt,
  networkEquation,
  steadyCorrelation,
} from "../src/index.ts";
import { distance } from "./support/cases.ts";
import { FiniteChain } from "./support/finite-chain.ts";

const h = ComplexMatrix.from([
  [0.4, { re: -0.3, im: 0.2 }],
  [{ re: -0.3, im: -0.2 }, -0.2],
]);
const leads = [
  { mode: 1, rate: 0.5, bandwidth: 2, temperature: 1.5, mu: -3, boson: true },
  { mode: 2, rate: 0.9, bandwidth: 2.5, temperature: 3, mu: -4, boson: true },
];
const net = network({
  hamiltonian: h,
  leads: leads.map(({ mode, rate, bandwidth, temperature, mu }) => ({
    mode,
    bath: bath({ statistics: "boson", temperature, mu, spectralDensity: newns({ strength: rate, bandwidth }) }),
  })),
});
const initial = ComplexMatrix.from([
  [1.2, { re: 0.1, im: 0.3 }],
  [{ re: 0.1, im: -0.3 }, 0.4],
]);

describe("the bosonic twin", () => {
  it("its C(t) is that of the diagonalised finite chain", () => {
    const chain = new FiniteChain(h, leads, 90);
    const dynamics = new NetworkDynamics(net);
    for (const t of [0.8, 5, 20]) {
      const moment = dynamics.at(t);
      expect(distance(networkCorrelationAt(moment, initial), chain.at(t, initial).correlation)).toBeLessThan(1e-11);
    }
  });

  it("its equation moves C as the closed forms move, with loss - gain = damping", () => {
    const dynamics = new NetworkDynamics(net);
    const t = 2.3;
    const step = 1e-4;
    const moment = dynamics.at(t);
    const equation = networkEquation(net, moment);
    const derivative = correlationDerivative(equation, networkCorrelationAt(moment, initial));
    const [before, after] = [t - step, t + step].map((time) => networkCorrelationAt(dynamics.at(time), initial));
    for (let i = 0; i < 8; i++) {
      expect(Math.abs((after.data[i] - before.data[i]) / (2 * step) - derivative.data[i])).toBeLessThan(2e-7);
      expect(equation.loss.data[i] - equation.gain.data[i]).toBeCloseTo(equation.damping.data[i], 14);
    }
    expect(canonicalForm(equation).gain.rates.length).toBe(2);
  });

  it("it relaxes to its steady state, whose currents agree at the boundary and by Landauer", () => {
    expect(distance(new NetworkDynamics(net).at(120).correlation, steadyCorrelation(net))).toBeLessThan(1e-3);
    const boundary = boundaryCurrents(net);
    landauerCurrents(net).forEach((current, a) => {
      expect(Math.abs(current.particle - boundary[a].particle)).toBeLessThan(1e-14);
      expect(Math.abs(current.energy - boundary[a].energy)).toBeLessThan(1e-14);
    });
  });
});
