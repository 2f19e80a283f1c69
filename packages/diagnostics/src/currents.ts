import type { Bath } from "@openbath/baths";
import type { Generator } from "@openbath/generators";
import { type BlockMatrix, ComplexMatrix, traceOfProduct } from "@openbath/linalg";
import type { SteadyState } from "@openbath/steady-state";
import { chargeOfLevels, conservedNumber, diagonalOf } from "./energy-view.ts";

/** What flows from one bath into the system, per unit of time. */
export interface BathCurrents {
  /** Tr(H_S D_bath[rho]). */
  readonly energy: number;
  /** Tr(N D_bath[rho]), N the number of quanta; absent when the space has none or H_S does not conserve it. */
  readonly number?: number;
  /** energy - mu number; absent when mu is not zero and there is no number. */
  readonly heat?: number;
}

/**
 * Currents of energy, quanta and heat from every bath into the system, D_bath with its Lamb shift (which never
 * contributes to the current of N). Taken in the energy basis, where both charges are diagonal: what is summed are gains
 * and losses of single levels, of order epsilon^2 each, so that a current of order epsilon^4 keeps its digits.
 */
export function currents(generator: Generator, state: SteadyState): Map<Bath, BathCurrents> {
  const number = conservedNumber(generator.system.hamiltonian);
  const form = generator.energyForm;
  const { energyDensity } = state;
  const result = new Map<Bath, BathCurrents>();
  if (form !== undefined && energyDensity !== undefined) {
    const centre = meanEnergy(form.basis.energies, diagonalOf(energyDensity));
    const energies = form.basis.energies.map((e) => e - centre); // D keeps the trace: a constant does not count
    const numbers = number && chargeOfLevels(generator, number);
    const change = energyDensity.zerosLike();
    for (const bath of form.baths.keys()) {
      form.dissipateHermitian(energyDensity, change, bath);
      result.set(bath, currentsOf(bath, weighted(energies, change), numbers && weighted(numbers, change)));
    }
    return result;
  }
  const change = ComplexMatrix.zeros(state.density.rows, state.density.cols);
  const h = generator.system.hamiltonian.toMatrix();
  for (const [bath, part] of generator.parts.baths) {
    part.apply(state.density, change);
    result.set(bath, currentsOf(bath, traceOfProduct(h, change).re, number?.expectation(change).re));
  }
  return result;
}

function currentsOf(bath: Bath, energy: number, number: number | undefined): BathCurrents {
  if (number !== undefined) return { energy, number, heat: bath.mu === 0 ? energy : energy - bath.mu * number };
  return bath.mu === 0 ? { energy, heat: energy } : { energy };
}

function weighted(weights: Float64Array, change: BlockMatrix): number {
  return diagonalOf(change).reduce((sum, value, a) => sum + weights[a] * value, 0);
}

function meanEnergy(energies: Float64Array, populations: Float64Array): number {
  return energies.reduce((sum, e, a) => sum + e * populations[a], 0);
}
