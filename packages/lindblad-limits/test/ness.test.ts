import { sm, spins, sx, sz } from "@openbath/hilbert";
import { frobeniusNorm, spectralNorm } from "@openbath/linalg";
import { describe, expect, it } from "vitest";
import { DegenerateLevelsError, ness } from "../src/index.ts";
import { cases, paperChain } from "./paper-chain.ts";

describe("the steady state to leading order", () => {
  it.each(cases)("$id: populations, however small, to 1e-12 of each, and the norms of L2[rho0]", (c) => {
    const { basis, energies, populations, l2 } = ness(paperChain(c.params));
    // the cases list sectors by n_up ascending, energies ascending inside
    const order = Array.from(basis.sectors.keys()).sort(
      (a, b) => up(basis.sectors[a].states[0]) - up(basis.sectors[b].states[0]),
    );
    const offsets = basis.sizes.map((_, s) => basis.sizes.slice(0, s).reduce((sum, size) => sum + size, 0));
    let k = 0;
    for (const s of order) {
      for (let i = 0; i < basis.sizes[s]; i++, k++) {
        expect(energies[offsets[s] + i]).toBeCloseTo(c.ness.energies[k], 11);
        expect(Math.abs(populations[offsets[s] + i] / c.ness.populations[k] - 1)).toBeLessThan(1e-12);
      }
    }
    expect(Math.abs(frobeniusNorm(l2) - c.ness.L2_fro)).toBeLessThan(1e-11);
    expect(Math.abs(spectralNorm(l2) - c.ness.L2_spectral)).toBeLessThan(1e-11);
    function up(state: number): number {
      let count = 0;
      for (let s = 0; s < c.params.NL + c.params.NM + c.params.NR; s++) if (((state >> s) & 1) === 0) count++;
      return count;
    }
  });

  it("refuses levels that coincide and that the baths superpose", () => {
    const { couplings } = paperChain(cases[0].params);
    const space = spins(2);
    const hamiltonian = sz(space, 1).plus(sz(space, 2)).times(0.5);
    const system = {
      hamiltonian,
      epsilon: 0.1,
      couplings: [
        { ...couplings[0], operator: sm(space, 1).plus(sx(space, 2).times(0.5)) },
        { ...couplings[1], operator: sm(space, 2) },
      ],
    };
    expect(() => ness(system)).toThrow(DegenerateLevelsError);
  });
});
