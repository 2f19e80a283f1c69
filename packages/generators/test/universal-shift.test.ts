import { bath, customDensity, drude, ohmicExponential, ohmicGaussian, type SpectralDensity } from "@openbath/baths";
import { levels, Operator } from "@openbath/hilbert";
import { ComplexMatrix } from "@openbath/linalg";
import { describe, expect, it } from "vitest";
import { bathOperators } from "../src/bath-operators.ts";
import { channelsOf } from "../src/channels.ts";
import { energyBasis, type OpenSystem } from "../src/index.ts";
import { shiftQuadrature } from "../src/shift-quadrature.ts";
import { universalShift } from "../src/universal-shift.ts";
import { randomHermitian, randomMatrix, uniform } from "./random.ts";

/** Levels given, coupled by a random complex operator to one bosonic bath. */
function crowded(
  energies: readonly number[],
  mu: number,
  seed: number,
  spectralDensity: SpectralDensity = ohmicGaussian({ strength: 1, cutoff: 6 }),
  kind: "exchange" | "hermitian" = "exchange",
  beta = 1.2,
): OpenSystem {
  const d = energies.length;
  const space = levels([d]);
  const hamiltonian = ComplexMatrix.zeros(d, d);
  energies.forEach((energy, k) => {
    hamiltonian.set(k, k, energy, 0);
  });
  const random = kind === "exchange" ? randomMatrix : randomHermitian;
  return {
    hamiltonian: Operator.fromMatrix(space, hamiltonian),
    couplings: [
      {
        bath: bath({ statistics: "boson", beta, mu, spectralDensity }),
        operator: Operator.fromMatrix(space, random(d, uniform(seed))),
        kind,
      },
    ],
    epsilon: 1,
  };
}

/** The largest entry of the shifts of a system's channels, and how far those on one mesh are from those pair by pair. */
function compared(
  system: OpenSystem,
  marks: (x: number) => boolean = (x) => x === 0,
): { size: number; difference: number } {
  const basis = energyBasis(system);
  let size = 0;
  let difference = 0;
  for (const channel of channelsOf(bathOperators(system)[0], basis)) {
    expect(shiftQuadrature(channel)).toBeDefined();
    const together = universalShift(channel, basis);
    // Nothing but the band: an empty second one far away, and no place where two halves meet, send the channel the other way. Hints
    // for narrow features, moved next to an edge by a gap, cost the other way some digits.
    const { meeting: _, ...rest } = channel;
    const apart = universalShift(
      {
        ...rest,
        bands: [...channel.bands, { interval: [1e6, 1e6 + 1], exponents: [0, 0] }],
        breakpoints: channel.breakpoints.filter(marks),
        spectrum: (energy) => (energy < 1e6 ? channel.spectrum(energy) : 0),
      },
      basis,
    );
    for (const { row, col, matrix } of apart.blocks()) {
      const other = together.find(row, col)!.data;
      matrix.data.forEach((value, k) => {
        size = Math.max(size, Math.abs(value));
        difference = Math.max(difference, Math.abs(value - other[k]));
      });
    }
  }
  return { size, difference };
}

describe("the universal Lamb shift of crowded, complex systems", () => {
  it.each([
    [-0.3, 1e-7],
    [-0.02, 1e-3],
    [-1.5, 1e-10],
  ])("is the same on one mesh as pair by pair (mu = %f, levels %f apart)", (mu, split) => {
    const { size, difference } = compared(crowded([0.2, 0.2 + split, 0.9, 1.4, 1.4 + 3 * split, 2.6], mu, 11));
    expect(size).toBeGreaterThan(0.03);
    expect(difference).toBeLessThan(1e-12 * size); // products are resolved to 1e-13 one by one, to 6e-13 together
  });

  const densities = {
    gauss: ohmicGaussian({ strength: 1, cutoff: 6 }),
    exponential: ohmicExponential({ strength: 1, cutoff: 4 }),
    "exponential, power 1.5": ohmicExponential({ strength: 1, cutoff: 4, exponent: 1.5 }),
    "exponential, power 3": ohmicExponential({ strength: 1, cutoff: 4, exponent: 3 }),
    drude: drude({ strength: 1, cutoff: 5 }),
    "narrow drude": drude({ strength: 1, cutoff: 0.5 }),
    "a tail of power 1.5": customDensity((w) => w / (1 + w * w) ** 1.25, { exponents: [1, 0] }),
  };
  const spectra = {
    crowded: [0.2, 0.2 + 1e-7, 0.9, 1.4, 1.4 + 1e-3, 2.6],
    equidistant: [0, 0.5, 1, 1.5, 2],
    "nearly equidistant": [0, 1 + 1e-12, 2, 3 - 1e-13, 4, 5 + 1e-7],
    wide: [0, 1e-9, 1e-4, 0.01, 1, 40],
  };
  describe.each(Object.entries(densities))("with the density %s", (_, density) => {
    it.each(Object.entries(spectra))("is the same on one mesh as pair by pair, levels %s", (_levels, energies) => {
      for (const beta of [0.1, 1, 7]) {
        for (const kind of ["exchange", "hermitian"] as const) {
          const { size, difference } = compared(
            crowded(energies, kind === "exchange" ? -0.5 : 0, 3, density, kind, beta),
          );
          expect(size).toBeGreaterThan(1e-3);
          expect(difference).toBeLessThan(1e-12 * size);
        }
      }
    });

    it("is the same at temperature zero, where a Hermitian coupling only emits", () => {
      const cold = crowded(spectra.crowded, 0, 3, density, "hermitian", Number.POSITIVE_INFINITY);
      const { size, difference } = compared(cold);
      expect(size).toBeGreaterThan(1e-3);
      expect(difference).toBeLessThan(1e-12 * size);
    });
  });

  it("pair by pair too where a gap is the cutoff, which moves a break point onto an edge but for roundings", () => {
    const density = drude({ strength: 1, cutoff: 0.5 });
    const { size, difference } = compared(crowded([0.2, 0.9, 1.4, 7.1], -0.5, 3, density), () => true);
    expect(1.4 - 0.9).not.toBe(0.5);
    expect(difference).toBeLessThan(1e-12 * size);
  });

  it("goes pair by pair where a half of the spectrum has a kink, or diverges where the halves meet", () => {
    const bent = customDensity((w) => (w < 3 ? w : 3 * Math.exp(3 - w)), { exponents: [1, 0] });
    for (const density of [bent, ohmicExponential({ strength: 1, cutoff: 4, exponent: 0.5 })]) {
      const system = crowded(spectra.crowded, 0, 3, density, "hermitian");
      const [channel] = channelsOf(bathOperators(system)[0], energyBasis(system));
      expect(shiftQuadrature(channel)).toBeUndefined();
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
