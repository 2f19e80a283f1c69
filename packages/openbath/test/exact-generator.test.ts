import { bath, newns } from "@openbath/baths";
import { evolve } from "@openbath/dynamics";
import {
  equationInSiteBasis,
  fockEquation,
  fockSpace,
  gaussianState,
  type Network,
  NetworkDynamics,
  network,
  networkCorrelationAt,
  networkDoubleOccupancyAt,
  networkEquation,
  requireUniform,
  twoModeState,
  UniformDynamics,
  uniformEquation,
} from "@openbath/fermions";
import { c, cd, type HilbertSpace, n } from "@openbath/hilbert";
import { ComplexMatrix, maxAbs, subtract } from "@openbath/linalg";
import { describe, expect, it } from "vitest";

const lead = (strength: number, bandwidth: number, temperature: number, mu: number) =>
  bath({ statistics: "fermion", temperature, mu, spectralDensity: newns({ strength, bandwidth }) });

/** The network of paper 004: equal semicircles on both modes. */
const paper = network({
  hamiltonian: { energies: [0.75, 0.45], hopping: [{ between: [1, 2], amplitude: -0.25 }] },
  leads: [
    { bath: lead(0.5, 5, 0.2, 1), mode: 1 },
    { bath: lead(0.5, 5, 1.5, -0.5), mode: 2 },
  ],
});
const unequal = network({
  hamiltonian: { energies: [0.4, -0.2], hopping: [{ between: [1, 2], amplitude: { re: -0.3, im: 0.2 } }] },
  leads: [
    { bath: lead(0.5, 2, 0, 0.3), mode: 1 },
    { bath: lead(0.9, 3, 1.1, -0.4), mode: 2 },
  ],
});
const three = network({
  hamiltonian: {
    energies: [0.4, 0.1, -0.2],
    hopping: [
      { between: [1, 2], amplitude: -0.3 },
      { between: [2, 3], amplitude: -0.5 },
      { between: [1, 3], amplitude: { re: 0, im: 0.1 } },
    ],
  },
  leads: [
    { bath: lead(0.6, 2, 0.8, 0.5), mode: 1 },
    { bath: lead(0.3, 2.5, 1.2, 0), mode: 3 },
    { bath: lead(0.2, 1.5, 0.9, -0.6), mode: 3 },
  ],
});
const times = [0, 0.8, 2, 4];

/** The exact time-local equation of any network as `evolve` takes it. */
function exactGenerator(net: Network, dynamics: NetworkDynamics) {
  return { space: fockSpace(net.modes), at: (t: number) => fockEquation(networkEquation(net, dynamics.at(t))) };
}

function correlationOf(rho: ComplexMatrix, space: HilbertSpace): ComplexMatrix {
  const modes = space.size;
  const out = ComplexMatrix.zeros(modes);
  for (let j = 0; j < modes; j++) {
    for (let k = 0; k < modes; k++) {
      const { re, im } = cd(space, j + 1)
        .times(c(space, k + 1))
        .expectation(rho);
      out.set(j, k, re, im);
    }
  }
  return out;
}

const mixed = ComplexMatrix.from([
  [0.7, { re: 0.1, im: 0.2 }],
  [{ re: 0.1, im: -0.2 }, 0.4],
]);
const starts = [
  ["the vacuum", ComplexMatrix.zeros(2), 0],
  ["both modes full", ComplexMatrix.identity(2), 1],
  ["a state that conserves number and is not Gaussian", mixed, 0.27],
] as const;

describe("the exact generator in Fock space, evolved by @openbath/dynamics", () => {
  describe.each([
    ["the network of paper 004", paper],
    ["unequal leads, one of them at zero temperature", unequal],
  ] as const)("%s", (_, net) => {
    const dynamics = new NetworkDynamics(net);

    it.each(starts)("goes from %s through the exact C(t) and D(t)", (__, correlation, double) => {
      const generator = exactGenerator(net, dynamics);
      const pair = n(generator.space, 1).times(n(generator.space, 2));
      const run = evolve(generator, twoModeState(correlation, double), times, {
        observables: { double: pair },
        keepStates: true,
      });
      times.forEach((t, k) => {
        const moment = dynamics.at(t);
        const found = correlationOf(run.states![k], generator.space);
        expect(maxAbs(subtract(found, networkCorrelationAt(moment, correlation)))).toBeLessThan(1e-12);
        const expected = networkDoubleOccupancyAt(moment, correlation, double);
        expect(Math.abs(run.observables.double[k] - expected)).toBeLessThan(1e-12);
      });
      expect(run.traceError).toBeLessThan(1e-13);
      expect(Math.min(...run.minEigenvalue)).toBeGreaterThan(-1e-12); // exact, so a state at all times, whatever the sign of the rates
    });
  });

  it("is the same by the closed forms of equal semicircles as by quadrature", () => {
    const uniform = requireUniform(paper);
    const closed = new UniformDynamics(uniform);
    const at = (t: number) =>
      fockEquation(equationInSiteBasis(uniformEquation(uniform, closed.at(t)), paper.energyBasis));
    const rho0 = twoModeState(mixed, 0.27);
    const general = exactGenerator(paper, new NetworkDynamics(paper));
    const states = [{ space: general.space, at }, general].map((generator) => evolve(generator, rho0, [0, 3]).final);
    expect(maxAbs(subtract(states[0], states[1]))).toBeLessThan(1e-12);
  });

  it("of three modes with three leads keeps a Gaussian state Gaussian, with the exact C(t)", () => {
    const dynamics = new NetworkDynamics(three);
    const generator = exactGenerator(three, dynamics);
    for (const initial of [ComplexMatrix.zeros(3), ComplexMatrix.identity(3)]) {
      const run = evolve(generator, gaussianState(initial), [0, 1, 3]);
      run.states!.forEach((rho, k) => {
        const exact = gaussianState(networkCorrelationAt(dynamics.at(run.times[k]), initial));
        expect(maxAbs(subtract(rho, exact))).toBeLessThan(1e-12);
      });
    }
  });

  it("of three modes moves C(t) exactly also from a state that is far from Gaussian", () => {
    const dynamics = new NetworkDynamics(three);
    const generator = exactGenerator(three, dynamics);
    // W-like states of one and of two particles, with phases, half and half
    const rho0 = ComplexMatrix.zeros(8);
    for (const indices of [
      [1, 2, 4],
      [3, 5, 6],
    ]) {
      indices.forEach((i, a) => {
        indices.forEach((j, b) => {
          rho0.set(i, j, Math.cos(0.7 * (a - b)) / 6, Math.sin(0.7 * (a - b)) / 6);
        });
      });
    }
    const initial = correlationOf(rho0, generator.space);
    const { states } = evolve(generator, rho0, [0, 1, 3]);
    [0, 1, 3].forEach((t, k) => {
      const exact = networkCorrelationAt(dynamics.at(t), initial);
      expect(maxAbs(subtract(correlationOf(states![k], generator.space), exact))).toBeLessThan(1e-12);
    });
  });
});
