import { eigenbasisLindblad, localLindblad, redfield, universalLindblad } from "@openbath/generators";
import { a, bosons as bosonSites, levels, Operator, sm, sp, spins, sx, sz } from "@openbath/hilbert";
import { ComplexMatrix } from "@openbath/linalg";
import { describe, expect, it } from "vitest";
import { expansion, spectralGap, steadyState } from "../src/index.ts";
import { lindblad } from "./support/lindblad.ts";
import { bosons } from "./support/systems.ts";

describe("a spin with one bath", () => {
  const space = spins(1);
  const bath = bosons(1.3);
  const system = {
    hamiltonian: sz(space, 1).times(0.6),
    couplings: [{ bath, operator: sm(space, 1), kind: "exchange" as const }],
    epsilon: 0.2,
  };
  const density = 1.2 * Math.exp(-(0.12 ** 2));
  const up = density / Math.expm1(1.3 * (1.2 + 0.5)); // J n
  const down = density + up; // J (1 + n)

  it("is in the state of its rates, J n up and J (1 + n) down, by every equation", () => {
    for (const equation of [redfield, eigenbasisLindblad, localLindblad, universalLindblad]) {
      const { populations, density, energies, unique } = steadyState(equation(system));
      expect(energies[0]).toBeCloseTo(-0.6, 15);
      expect(populations[1] / populations[0]).toBeCloseTo(up / down, 14);
      expect(density.get(0, 0).re).toBeCloseTo(up / (up + down), 14);
      expect(density.get(0, 1)).toEqual({ re: 0, im: 0 });
      expect(unique).toBe(true);
    }
  });

  it("relaxes with half the rate of its populations: the gap is that of the coherence", () => {
    const gap = 0.5 * 0.04 * (up + down);
    expect(spectralGap(redfield(system))).toBeCloseTo(gap, 14);
    expect(steadyState(redfield(system), { spectralGap: true }).spectralGap).toBeCloseTo(gap, 14);
  });
});

describe("generators written by hand, without an energy form", () => {
  const space = spins(1);
  const matrix = (operator: Operator): ComplexMatrix => operator.toMatrix();

  it("a driven damped qubit has the steady state of the Bloch equations, by every method", () => {
    const [delta, drive, gamma] = [0.7, 0.4, 0.5];
    const h = sz(space, 1)
      .times(delta / 2)
      .plus(sx(space, 1).times(drive / 2));
    const generator = lindblad(h, [matrix(sm(space, 1).times(Math.sqrt(gamma)))]);
    const saturation = drive ** 2 / (gamma ** 2 / 4 + delta ** 2) / 2;
    const excited = (0.5 * saturation) / (1 + saturation);
    for (const method of ["auto", "direct", "iterative"] as const) {
      const { density, energyDensity, minEigenvalue, residual } = steadyState(generator, { method });
      expect(density.get(0, 0).re).toBeCloseTo(excited, 14);
      expect(energyDensity).toBeUndefined();
      expect(minEigenvalue).toBeGreaterThan(0);
      expect(residual).toBeLessThan(1e-14);
    }
  });

  it("a driven damped oscillator is in a coherent state", () => {
    const oscillator = bosonSites({ sites: 1, maxOccupation: 19 });
    const lower = a(oscillator, 1);
    const [delta, drive, kappa] = [0.3, 0.25, 1];
    const h = lower.adjoint().times(lower).times(delta).plus(lower.plus(lower.adjoint()).times(drive));
    const generator = lindblad(h, [matrix(lower.times(Math.sqrt(kappa)))]);
    // alpha = -i drive / (kappa / 2 + i delta)
    const square = drive ** 2 / (kappa ** 2 / 4 + delta ** 2);
    for (const method of ["direct", "iterative"] as const) {
      const { density, eigenvalues } = steadyState(generator, { method });
      expect(lower.adjoint().times(lower).expectation(density).re).toBeCloseTo(square, 12);
      expect(eigenvalues[19]).toBeCloseTo(1, 12); // pure
      expect(eigenvalues[0]).toBeGreaterThan(-1e-14);
    }
  });

  it("has a gap: kappa / 2 for the oscillator's field", () => {
    const oscillator = bosonSites({ sites: 1, maxOccupation: 3 });
    const lower = a(oscillator, 1);
    const generator = lindblad(lower.adjoint().times(lower), [matrix(lower.times(Math.sqrt(0.8)))]);
    expect(spectralGap(generator)).toBeCloseTo(0.4, 13);
  });

  it("one state has only one density matrix", () => {
    const point = levels([1]);
    const zero = Operator.fromMatrix(point, ComplexMatrix.zeros(1));
    const { density, populations, unique, residual } = steadyState(lindblad(zero, []));
    expect(density.get(0, 0)).toEqual({ re: 1, im: 0 });
    expect([...populations]).toEqual([1]);
    expect(unique).toBe(true);
    expect(residual).toBe(0);
  });

  it("classical rates put in as jumps give the classical steady state", () => {
    const ring = levels([4]);
    const h = Operator.fromMatrix(ring, ComplexMatrix.diagonal([0, 1, 2.3, 3.1]));
    const rates = [3, 1, 4, 1.5]; // k -> k + 1 around the ring
    const jumps = rates.map((rate, k) => {
      const jump = ComplexMatrix.zeros(4);
      jump.set((k + 1) % 4, k, Math.sqrt(rate));
      return jump;
    });
    const { populations } = steadyState(lindblad(h, jumps));
    const z = rates.reduce((total, rate) => total + 1 / rate, 0);
    rates.forEach((rate, k) => {
      expect(populations[k]).toBeCloseTo(1 / rate / z, 14);
    });
  });

  it("the expansion of a weakly driven qubit starts with the undriven one", () => {
    const h = sz(space, 1);
    const generator = lindblad(h, [
      matrix(sm(space, 1).times(0.1)),
      matrix(sp(space, 1).times(0.05).plus(sz(space, 1).times(0.02))),
    ]);
    const [zeroth, second] = expansion(generator, 2);
    expect(zeroth.populations[1]).toBeCloseTo(0.0025 / 0.0125, 14);
    expect(second.density.get(0, 0).re + second.density.get(1, 1).re).toBeCloseTo(0, 15);
    const exact = steadyState(generator, { method: "direct" });
    const series = steadyState(generator, { method: "orders" });
    for (let k = 0; k < 8; k++) expect(series.density.data[k]).toBeCloseTo(exact.density.data[k], 14);
  });
});
