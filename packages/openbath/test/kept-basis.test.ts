import { bath, ohmicGaussian } from "@openbath/baths";
import { energyBasis, type OpenSystem } from "@openbath/generators";
import { type Operator, sm, spins, sx, sz } from "@openbath/hilbert";
import { describe, expect, it } from "vitest";
import { KeptBasis } from "../src/sweeps/kept-basis.ts";

const warm = (beta: number) =>
  bath({ statistics: "boson", beta, mu: -0.5, spectralDensity: ohmicGaussian({ strength: 1, cutoff: 8 }) });

function pair(field: number, betas: readonly number[], operators?: readonly Operator[], shared = false): OpenSystem {
  const space = spins(2);
  const hamiltonian = sz(space, 1)
    .plus(sz(space, 2).times(field))
    .plus(sx(space, 1).times(sx(space, 2)).times(0.2));
  const baths = shared ? Array(2).fill(warm(betas[0])) : betas.map(warm);
  const [one, two] = operators ?? [sm(space, 1), sm(space, 2)];
  return {
    hamiltonian,
    couplings: [
      { bath: baths[0], operator: one, kind: "exchange" },
      { bath: baths[1], operator: two, kind: "exchange" },
    ],
    epsilon: 0.1,
  };
}

describe("the eigenbasis kept between the points of a sweep", () => {
  it("is the same object while only baths change, and then what a new one would be", () => {
    const kept = new KeptBasis();
    const first = kept.of(pair(1.3, [1, 2]));
    expect(kept.of(pair(1.3, [0.4, 3]))).toBe(first);
    const other = kept.of(pair(1.31, [1, 2]));
    expect(other).not.toBe(first);
    expect(other.energies).toEqual(energyBasis(pair(1.31, [1, 2])).energies);
  });

  it("is made anew for other couplings, and for baths that are one or two: charges depend on both", () => {
    const space = spins(2);
    const kept = new KeptBasis();
    const first = kept.of(pair(1.3, [1, 1]));
    expect(kept.of(pair(1.3, [1, 1], [sm(space, 1), sx(space, 2)]))).not.toBe(first);
    const apart = kept.of(pair(1.3, [1, 1]));
    const together = kept.of(pair(1.3, [1, 1], undefined, true));
    expect(together).not.toBe(apart);
    expect(kept.of(pair(1.3, [2, 2], undefined, true))).toBe(together);
  });
});
