import { Matrix } from "ml-matrix";
import { type GaussianLike, reducedState } from "./gaussian-state.ts";
import { others } from "./mutual-information.ts";
import { symplecticEigenvalues } from "./symplectic-eigenvalues.ts";

/**
 * Logarithmic negativity sum_j max(0, -ln 2 nu~_j) between two groups of modes counted from 1 (default: mode 1 and all the others), nu~ the symplectic
 * eigenvalues after the proper partial transpose, which flips every momentum of the first group (Eq. 37 of paper 003, misprint 12 undone).
 * Above 0: entangled; for one mode against any number the converse holds. Throws RangeError for bad groups.
 */
export function logarithmicNegativity(
  state: GaussianLike,
  first: readonly number[] = [1],
  second: readonly number[] = others(state, first),
): number {
  const values = partiallyTransposedEigenvalues(state, first, second);
  return values.reduce((sum, nu) => sum + (2 * nu < 1 ? -Math.log(2 * Math.max(nu, Number.MIN_VALUE)) : 0), 0);
}

/** The symplectic eigenvalues nu~ of the partially transposed covariance matrix, descending. */
export function partiallyTransposedEigenvalues(
  state: GaussianLike,
  first: readonly number[] = [1],
  second: readonly number[] = others(state, first),
): number[] {
  const { covariance } = reducedState(state, [...first, ...second]);
  const sign = Array.from({ length: covariance.rows }, (_, row) => (row % 2 === 1 && row < 2 * first.length ? -1 : 1));
  const flipped = Matrix.zeros(covariance.rows, covariance.rows);
  for (let i = 0; i < covariance.rows; i++) {
    for (let j = 0; j < covariance.rows; j++) flipped.set(i, j, sign[i] * sign[j] * covariance.get(i, j));
  }
  return symplecticEigenvalues(flipped);
}
