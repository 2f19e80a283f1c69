import { bath, ohmicExponential } from "@openbath/baths";
import { redfield } from "@openbath/generators";
import { levels, product, spins, sx, sy, sz } from "@openbath/hilbert";
import { ComplexMatrix, frobeniusNorm, spectralNorm } from "@openbath/linalg";
import { describe, expect, it } from "vitest";
import { conservingLindblad, findCharges, limits, ness, tauPop, tauPopCoh } from "../src/index.ts";
import { cases, paperChain } from "./paper-chain.ts";
import { randomSystem } from "./random-systems.ts";

const spaces = [levels([3, 2, 2]), levels([2, 2, 3]), spins(3), product(levels([2]), spins(2))];

describe("systems without symmetry, of any local dimensions", () => {
  it.each(spaces.map((space, seed) => [`${space}`, space, seed + 3] as const))(
    "%s: bounds meet, and the equation attains them",
    (_, space, seed) => {
      const system = randomSystem(space, seed);
      const state = ness(system);
      const regions = [[1], [space.size]];
      const pop = tauPop(state, { regions });
      const coh = tauPopCoh(state, { regions });
      const frobenius = tauPopCoh(state, { regions, norm: "frobenius" });
      expect(findCharges(state).classes.length).toBe(1);
      expect(pop.accuracy).toBeLessThan(1e-12);
      expect(coh.accuracy).toBeLessThan(1e-9);
      expect(frobenius.accuracy).toBeLessThan(1e-8);
      expect(coh.lowerBound).toBeLessThan(frobenius.upperBound);
      expect(frobenius.lowerBound).toBeLessThan(coh.upperBound * Math.sqrt(space.dimension));

      // what the equations do to rho0 is what the programs say, by an independent route
      const applied = ComplexMatrix.zeros(space.dimension);
      const generator = conservingLindblad(state, regions, coh);
      generator.apply(state.rho0, applied);
      const strength = system.epsilon ** 2;
      const rest = new ComplexMatrix(
        applied.rows,
        applied.cols,
        applied.data.map((x, at) => x / strength - state.l2.data[at]),
      );
      expect(spectralNorm(rest)).toBeCloseTo(coh.value, 10);
      conservingLindblad(state, regions, pop).apply(state.rho0, applied);
      const energy = state.basis.toEnergy(applied).block(0, 0);
      let imbalance = 0;
      for (let k = 0; k < energy.rows; k++) imbalance += Math.abs(energy.get(k, k).re) / strength;
      expect(imbalance).toBeCloseTo(pop.value, 11);
    },
  );

  it("gives what a larger region could do at least as well", () => {
    const state = ness(randomSystem(spins(3), 11));
    const small = tauPop(state, { regions: [[1]] });
    const large = tauPop(state, { regions: [[1, 2]] });
    expect(large.value).toBeLessThanOrEqual(small.upperBound);
  });
});

describe("L2[rho0] in equilibrium", () => {
  it("is imaginary in a real eigenbasis: dissipation balances in detail, only level shifts remain", () => {
    const { l2 } = ness(paperChain(cases[9].params));
    const real = Math.max(...l2.data.filter((_, at) => at % 2 === 0).map(Math.abs));
    expect(real).toBeLessThan(1e-15);
    expect(frobeniusNorm(l2)).toBeGreaterThan(1e-3);
  });
});

describe("charges found from the operators", () => {
  const environment = (beta: number) =>
    bath({ statistics: "boson", beta, mu: 0, spectralDensity: ohmicExponential({ strength: 1, cutoff: 5 }) });

  it("are the magnetisation of the paper's chain", () => {
    const { classes } = findCharges(ness(paperChain(cases[2].params)));
    expect(classes.map(({ length }) => length).sort()).toEqual([1, 1, 4, 4, 6]);
  });

  it("are a parity where the couplings or the Hamiltonian change spins two at a time", () => {
    const space = spins(3);
    let hamiltonian = sz(space, 1).plus(sz(space, 2).times(1.3)).plus(sz(space, 3).times(0.8));
    for (const s of [1, 2]) {
      hamiltonian = hamiltonian
        .plus(
          sx(space, s)
            .times(sx(space, s + 1))
            .times(0.3),
        )
        .plus(
          sy(space, s)
            .times(sy(space, s + 1))
            .times(0.1),
        );
    }
    const state = ness({
      hamiltonian,
      epsilon: 0.1,
      couplings: [
        { bath: environment(1), operator: sx(space, 1), kind: "hermitian" },
        { bath: environment(2), operator: sx(space, 3), kind: "hermitian" },
      ],
    });
    expect(findCharges(state).classes.map(({ length }) => length)).toEqual([4, 4]);
    const question = { regions: [[1], [3]] };
    expect(tauPop(state, question).accuracy).toBeLessThan(1e-12);
  });
});

describe("the candidate equation", () => {
  it("reproduces populations and coherences out of equilibrium where paper 001 with Tr Gamma = 1 sees a no-go: 1|0|2 at g = .02", () => {
    const chain = (epsilon: number) => ({
      ...paperChain({
        ...cases[21].params,
        NL: 1,
        NM: 0,
        NR: 2,
        g: 0.02,
        omega_splitting: [1, 1, 1],
        bath_sites: [1, 2, 3],
        beta: [1, 5, 5],
        gamma: [1, 1, 1],
        omega_c: 10,
      }),
      epsilon,
    });
    const fixed = limits(chain(0.01), { left: [1], right: [2, 3] });
    expect(fixed.verdict).toBe("impossible");
    expect(fixed.tauPopCoh.lowerBound).toBeGreaterThan(0.0796);
    expect(fixed.candidate).toBeUndefined();
    const errors = [0.02, 0.01].map((epsilon) => {
      const system = chain(epsilon);
      const {
        candidate,
        tauPopCoh: coh,
        verdict,
        state,
      } = limits(system, { left: [1], right: [2, 3], traces: "free" });
      expect(verdict).toBe("possible");
      expect(coh.upperBound).toBeLessThan(1e-10);
      if (candidate === undefined) throw new Error("no candidate");
      expect(candidate.form).toBe("lindblad");
      // the first-order equation for the coherences (Eq. 15) has the same source in both equations
      const source = ComplexMatrix.zeros(8);
      const own = ComplexMatrix.zeros(8);
      redfield(system).apply(state.rho0, source);
      candidate.apply(state.rho0, own);
      return spectralNorm(
        new ComplexMatrix(
          8,
          8,
          own.data.map((x, at) => (x - source.data[at]) / epsilon ** 2),
        ),
      );
    });
    for (const error of errors) expect(error).toBeLessThan(1e-10);
  });

  it("refuses regions that no bath touches or that are no sets of sites", () => {
    const state = ness(paperChain(cases[0].params));
    const { gamma } = tauPop(state, { regions: [[2]] });
    expect(() => conservingLindblad(state, [[2]], { gamma })).toThrow(/no bath couples to the sites 2/);
    expect(() => tauPop(state, { regions: [[1, 1]] })).toThrow(/named twice/);
    expect(() => tauPop(state, { regions: [[4]] })).toThrow(/no site 4/);
    expect(() => tauPop(state, { regions: [[1], [3]], traces: [1] })).toThrow(/one number per dissipator \(2\)/);
    expect(() => limits(state.system, {})).toThrow(/give the sites/);
  });
});
