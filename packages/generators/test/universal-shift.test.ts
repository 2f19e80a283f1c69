import { bath, ohmicGaussian } from "@openbath/baths";
import { levels, Operator } from "@openbath/hilbert";
import { ComplexMatrix } from "@openbath/linalg";
import { describe, expect, it } from "vitest";
import { bathOperators } from "../src/bath-operators.ts";
import { channelsOf } from "../src/channels.ts";
import { energyBasis, type OpenSystem } from "../src/index.ts";
import { universalShift } from "../src/universal-shift.ts";
import { randomMatrix, uniform } from "./random.ts";

/** Levels given, coupled by a random complex operator to one bosonic bath. */
function crowded(energies: readonly number[], mu: number, seed: number): OpenSystem {
  const d = energies.length;
  const space = levels([d]);
  const hamiltonian = ComplexMatrix.zeros(d, d);
  energies.forEach((energy, k) => {
    hamiltonian.set(k, k, energy, 0);
  });
  const spectralDensity = ohmicGaussian({ strength: 1, cutoff: 6 });
  return {
    hamiltonian: Operator.fromMatrix(space, hamiltonian),
    couplings: [
      {
        bath: bath({ statistics: "boson", beta: 1.2, mu, spectralDensity }),
        operator: Operator.fromMatrix(space, randomMatrix(d, uniform(seed))),
        kind: "exchange",
      },
    ],
    epsilon: 1,
  };
}

describe("the universal Lamb shift of crowded, complex systems", () => {
  it.each([
    [-0.3, 1e-7],
    [-0.02, 1e-3],
    [-1.5, 1e-10],
  ])("is the same on one mesh as pair by pair (mu = %f, levels %f apart)", (mu, split) => {
    const system = crowded([0.2, 0.2 + split, 0.9, 1.4, 1.4 + 3 * split, 2.6], mu, 11);
    const basis = energyBasis(system);
    for (const channel of channelsOf(bathOperators(system)[0], basis)) {
      const together = universalShift(channel, basis);
      // an empty second band far away sends the same channel the other way
      const bands = [...channel.bands, { interval: [900, 901] as const, exponents: [0, 0] as const }];
      const apart = universalShift({ ...channel, bands }, basis);
      let size = 0;
      let difference = 0;
      for (const { row, col, matrix } of apart.blocks()) {
        const other = together.find(row, col)!.data;
        matrix.data.forEach((value, k) => {
          size = Math.max(size, Math.abs(value));
          difference = Math.max(difference, Math.abs(value - other[k]));
        });
      }
      expect(size).toBeGreaterThan(0.03);
      expect(difference).toBeLessThan(1e-12 * size); // products are resolved to 1e-13 one by one, to 6e-13 together
    }
  });

  it("is Hermitian, and real where the coupling is", () => {
    const system = crowded([0, 0.4, 0.41, 1.3], -0.2, 5);
    const basis = energyBasis(system);
    const [channel] = channelsOf(bathOperators(system)[0], basis);
    const shift = universalShift(channel, basis);
    const matrix = basis.toProduct(shift); // the eigenbasis, in another order
    for (let a = 0; a < 4; a++) {
      for (let c = 0; c < 4; c++) {
        expect(matrix.get(a, c).re).toBe(matrix.get(c, a).re);
        expect(Math.abs(matrix.get(a, c).im + matrix.get(c, a).im)).toBe(0);
      }
    }
    expect(matrix.get(1, 2).im).not.toBe(0);
    const real = { ...channel, v: channel.v.clone() };
    for (const block of real.v.blocks()) for (let k = 1; k < block.matrix.data.length; k += 2) block.matrix.data[k] = 0;
    for (const block of universalShift(real, basis).blocks()) {
      for (let k = 1; k < block.matrix.data.length; k += 2) expect(Math.abs(block.matrix.data[k])).toBe(0);
    }
  });
});
