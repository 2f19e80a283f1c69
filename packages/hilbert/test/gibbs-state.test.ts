import { ComplexMatrix, commutator, maxAbs, trace } from "@openbath/linalg";
import { describe, expect, it } from "vitest";
import {
  bosons,
  conservedSectors,
  density,
  fermions,
  gibbsState,
  identity,
  isDensityMatrix,
  levels,
  n,
  Operator,
  productState,
  spins,
  sx,
  sy,
  sz,
  traceDistance,
  transition,
} from "../src/index.ts";
import { boseHubbard, xxz } from "./models.ts";
import { combination, largestDifference, numbers, randomMatrix } from "./random.ts";

describe("the Gibbs state", () => {
  it("of one spin in a tilted field is (1 - tanh(beta b) b.sigma / |b|) / 2", () => {
    const one = spins(1);
    const [x, y, z] = [0.3, -0.8, 0.45];
    const b = Math.hypot(x, y, z);
    const field = combination([x, sx(one, 1)], [y, sy(one, 1)], [z, sz(one, 1)]);
    for (const beta of [0, 0.01, 1.3, 20]) {
      const expected = identity(one)
        .minus(field.times(Math.tanh(beta * b) / b))
        .times(0.5);
      expect(largestDifference(gibbsState(field, beta), expected.toMatrix())).toBeLessThan(5e-16);
    }
  });

  it("of free fermions, spins and bosons gives Fermi, and truncated Bose occupations", () => {
    const beta = 1.7;
    const mu = -0.4;
    const modes = fermions(3);
    const energies = [0.5, 1.1, -0.9];
    const free = combination(...energies.map((e, j) => [e, n(modes, j + 1)] as const));
    const rho = gibbsState(free, beta, { mu });
    energies.forEach((e, j) => {
      expect(n(modes, j + 1).expectation(rho).re).toBeCloseTo(1 / (Math.exp(beta * (e - mu)) + 1), 14);
    });
    const mode = bosons({ sites: 1, maxOccupation: 3 });
    const q = Math.exp(-beta * (0.8 - mu));
    const occupation = (q + 2 * q ** 2 + 3 * q ** 3) / (1 + q + q ** 2 + q ** 3);
    const thermal = gibbsState(n(mode, 1).times(0.8), beta, { mu });
    expect(n(mode, 1).expectation(thermal).re).toBeCloseTo(occupation, 14);
  });

  it("commutes with H, has trace one, is positive, and obeys d ln Z relations for a random complex H", () => {
    const space = levels([7]);
    const raw = Operator.fromMatrix(space, randomMatrix(7, 7, numbers(2)));
    const hamiltonian = raw.plus(raw.adjoint());
    const rho = gibbsState(hamiltonian, 0.9);
    expect(isDensityMatrix(rho, 1e-14)).toBe(true);
    expect(maxAbs(commutator(hamiltonian.toMatrix(), rho))).toBeLessThan(1e-14);
    // the infinite-temperature limit to second order: 1/d (1 - beta (H - <H>))
    const beta = 1e-5;
    const mean = trace(hamiltonian.toMatrix()).re / 7;
    const linear = identity(space)
      .minus(hamiltonian.minus(identity(space).times(mean)).times(beta))
      .times(1 / 7);
    expect(largestDifference(gibbsState(hamiltonian, beta), linear.toMatrix())).toBeLessThan(30 * beta ** 2);
  });

  it("does not change with the zero of energy, nor overflow at any temperature", () => {
    const space = spins(3);
    const hamiltonian = xxz(space, [1, 1.5, 2], 0.1, 1);
    const shifted = hamiltonian.minus(identity(space).times(1000));
    for (const beta of [1, 1e3, 1e8, 1e300, Number.POSITIVE_INFINITY]) {
      const rho = gibbsState(shifted, beta, { mu: -0.5 });
      expect(isDensityMatrix(rho, 1e-13)).toBe(true);
      // energies near 1000 are known to 1e-13, which times beta = 1 is the error of a Boltzmann factor
      if (beta === 1) expect(traceDistance(rho, gibbsState(hamiltonian, 1, { mu: -0.5 }))).toBeLessThan(1e-12);
      if (beta >= 1e3) {
        const ground = density(productState(space, ["down", "down", "down"]));
        expect(traceDistance(rho, ground)).toBeLessThan(1e-15);
      }
    }
  });

  it("at zero temperature mixes degenerate ground states equally, across sectors too", () => {
    const space = spins(2);
    const ising = sz(space, 1).times(sz(space, 2)).times(-0.7);
    for (const beta of [1e200, Number.POSITIVE_INFINITY]) {
      expect(largestDifference(gibbsState(ising, beta), ComplexMatrix.diagonal([0.5, 0, 0, 0.5]))).toBe(0);
    }
    const heisenberg = xxz(space, [0, 0], 0.3, 1); // the triplet is the ground space
    const triplet = gibbsState(heisenberg, Number.POSITIVE_INFINITY);
    const expected = ComplexMatrix.from([
      [1 / 3, 0, 0, 0],
      [0, 1 / 6, 1 / 6, 0],
      [0, 1 / 6, 1 / 6, 0],
      [0, 0, 0, 1 / 3],
    ]);
    expect(largestDifference(triplet, expected)).toBeLessThan(2e-16);
    expect(largestDifference(gibbsState(ising.times(0), 3), ComplexMatrix.diagonal([0.25, 0.25, 0.25, 0.25]))).toBe(0);
  });

  it("has no elements between the sectors of H, and keeps populations of 1e-264 in theirs", () => {
    const space = bosons({ sites: 3, maxOccupation: 2 });
    const hamiltonian = boseHubbard(space, 0.4, 1.3);
    const { sectorOf } = conservedSectors(hamiltonian, []);
    const rho = gibbsState(hamiltonian, 2, { mu: -50 });
    for (let i = 0; i < 27; i++) {
      for (let j = 0; j < 27; j++) if (sectorOf[i] !== sectorOf[j]) expect(rho.get(i, j)).toEqual({ re: 0, im: 0 });
    }
    const full = rho.get(26, 26).re; // six bosons, each of weight e^{-100}; three pairs repel by 1.3 each
    expect(Math.log(full / rho.get(0, 0).re)).toBeCloseTo(-2 * (300 + 3.9), 10);
  });

  it("takes another number operator, and refuses what makes no sense", () => {
    const space = levels([2]);
    const hamiltonian = transition(space, 1, 1, 1);
    const rho = gibbsState(hamiltonian, 2, { mu: 0.3, number: transition(space, 1, 1, 1) });
    expect(rho.get(1, 1).re).toBeCloseTo(1 / (Math.exp(2 * 0.7) + 1), 14);
    expect(() => gibbsState(hamiltonian, 2, { mu: 0.3 })).toThrow("needs a number operator");
    expect(() => gibbsState(hamiltonian, -1)).toThrow("beta must be from 0 to Infinity, got -1");
    expect(() => gibbsState(hamiltonian, Number.NaN)).toThrow("got NaN");
    expect(() => gibbsState(hamiltonian, 1, { mu: Number.POSITIVE_INFINITY })).toThrow("mu must be a finite number");
    expect(() => gibbsState(transition(space, 1, 0, 1), 1)).toThrow("must be Hermitian");
    const skew = transition(space, 1, 0, 1);
    expect(() => gibbsState(hamiltonian, 1, { mu: 1, number: skew })).toThrow("number operator must be Hermitian");
    expect(() => gibbsState(sz(spins(14), 1), 1)).toThrow("dimension 16384");
  });
});
