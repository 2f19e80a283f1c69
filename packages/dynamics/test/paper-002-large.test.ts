import { localLindblad, localRedfieldLindblad } from "@openbath/generators";
import { density, n, productState, purity, sz } from "@openbath/hilbert";
import { describe, expect, it } from "vitest";
import { evolve } from "../src/index.ts";
import boseHubbard from "./fixtures/paper-002-bose-hubbard.json";
import eight from "./fixtures/paper-002-eight-spins.json";
import { boseHubbardRedfield } from "./support/bose-hubbard.ts";
import { type ChainParameters, chain, spinCurrent } from "./support/models.ts";

describe("eight spins of paper 002, all up at first", () => {
  const { L, J, h, Delta, delta, gamma, T_l, T_r, N } = eight.params;
  const parameters: ChainParameters = { L, J, h, Delta, delta, gamma_l: gamma, gamma_r: gamma, T_l, T_r };
  const system = chain(parameters);
  const { space } = system.hamiltonian;
  const sites = Array.from({ length: L }, (_, i) => i + 1);

  it.each([
    ["local_lindblad", localRedfieldLindblad(system, { order: N }), 2 ** 15], // even sz + even sz, odd + odd
    ["trad_lindblad", localLindblad(system), 12870], // blocks of equal sz only: sum of C(8, k)^2
  ] as const)("relax as the reference does under %s, on the blocks they reach", (key, generator, unknowns) => {
    const expected = eight.values[key];
    const rho0 = density(
      productState(
        space,
        sites.map(() => "up"),
      ),
    );
    const purities: number[] = [];
    const run = evolve(
      generator,
      rho0,
      expected.map(({ t }) => t),
      {
        start: 0,
        positivity: false,
        observables: Object.fromEntries([
          ...sites.map((i) => [`sz${i}`, sz(space, i)] as const),
          ...sites.slice(1).map((i) => [`j${i - 1}`, spinCurrent(parameters, i - 1)] as const),
        ]),
        onState: (_, rho) => purities.push(purity(rho)),
      },
    );
    expect(run.statistics.unknowns).toBe(unknowns);
    expect(run.traceError).toBeLessThan(1e-13);
    expected.forEach((reference, k) => {
      reference.magnetisation.forEach((m, i) => {
        expect(run.observables[`sz${i + 1}`][k]).toBeCloseTo(m, 9);
      });
      reference.currents.forEach((j, i) => {
        expect(run.observables[`j${i + 1}`][k]).toBeCloseTo(j, 9);
      });
      expect(purities[k]).toBeCloseTo(reference.purity, 9);
    });
  });
});

describe("the Bose-Hubbard chain of paper 002 under its Redfield equation, empty at first", () => {
  const generator = boseHubbardRedfield(boseHubbard.params);
  const { space } = generator;
  const sites = [1, 2, 3, 4];
  const expected = boseHubbard.dyn_redfield;
  const run = evolve(
    generator,
    density(
      productState(
        space,
        sites.map(() => 0),
      ),
    ),
    expected.map(({ t }) => t),
    {
      start: 0,
      tolerance: 1e-14,
      keepStates: true,
      observables: Object.fromEntries(sites.map((i) => [`n${i}`, n(space, i)])),
    },
  );

  it("stays in the blocks of equal particle number: 1107 of 6561 entries", () => {
    expect(run.statistics.unknowns).toBe(1107);
  });

  it("fills as the reference does", () => {
    for (const k of [0, 1]) {
      expected[k].occupations.forEach((x, i) => {
        expect(run.observables[`n${i + 1}`][k]).toBeCloseTo(x, 9);
      });
      expect(run.minEigenvalue[k]).toBeCloseTo(expected[k].min_eig, 9);
      expect(purity(run.states![k])).toBeCloseTo(expected[k].purity, 9);
    }
  });

  it("then explodes: transitions below the chemical potential have negative rates", () => {
    // The growth by e^70 enlarges every early error as it does the solution: 1e-8 of the latter is left.
    expected[2].occupations.forEach((x, i) => {
      expect(run.observables[`n${i + 1}`][2] / x).toBeCloseTo(1, 7);
    });
    expect(run.minEigenvalue[2] / expected[2].min_eig).toBeCloseTo(1, 7);
  });
});
