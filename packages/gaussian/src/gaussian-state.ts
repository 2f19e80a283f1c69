import { Matrix } from "ml-matrix";

/** A Gaussian state: covariance sigma_kl = <{R_k, R_l}>/2 - <R_k><R_l>, R = (x1, p1, x2, p2, ...), vacuum 1/2; and first moments <R>. */
export interface GaussianState {
  readonly covariance: Matrix;
  readonly mean: readonly number[];
}

/**
 * A covariance alone (first moments zero), or with first moments. A `NetworkState` also brings what its equation knows of it: whether it is a state, and its
 * symplectic eigenvalues, which near pure modes are better than those of the rounded matrix.
 */
export type GaussianLike =
  | Matrix
  | {
      readonly covariance: Matrix;
      readonly mean?: readonly number[];
      readonly physical?: boolean;
      readonly symplecticEigenvalues?: readonly number[];
    };

/**
 * The state with its first moments filled in. Throws RangeError for a covariance that is not a square matrix of even size with finite, symmetric entries,
 * or a mean of another length.
 */
export function gaussianState(state: GaussianLike): GaussianState {
  const bare = Matrix.isMatrix(state);
  const covariance = bare ? state : (state as { covariance: Matrix }).covariance;
  const size = covariance.rows;
  if (covariance.columns !== size || size % 2 !== 0 || size === 0) {
    throw new RangeError(
      `a covariance matrix must be square with two rows a mode, got ${covariance.rows} x ${covariance.columns}`,
    );
  }
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      const a = covariance.get(i, j);
      const b = covariance.get(j, i);
      const scale = Math.sqrt(Math.abs(covariance.get(i, i) * covariance.get(j, j)));
      if (!(Number.isFinite(a) && Math.abs(a - b) <= 1e-9 * scale)) {
        throw new RangeError(
          `a covariance matrix must be symmetric and finite, got ${a} at (${i}, ${j}) and ${b} at (${j}, ${i})`,
        );
      }
    }
  }
  const mean = (bare ? undefined : (state as { mean?: readonly number[] }).mean) ?? new Array<number>(size).fill(0);
  if (mean.length !== size)
    throw new RangeError(`first moments must have ${size} entries like the covariance, got ${mean.length}`);
  return { covariance, mean };
}

/** Number of modes. */
export const modesOf = (state: GaussianLike): number =>
  (Matrix.isMatrix(state) ? state : (state as { covariance: Matrix }).covariance).rows / 2;

/** The reduced state of some modes, counted from 1, in the given order. Throws RangeError for a mode that is not there or is named twice. */
export function reducedState(state: GaussianLike, modes: readonly number[]): GaussianState {
  const { covariance, mean } = gaussianState(state);
  const n = covariance.rows / 2;
  if (modes.length === 0) throw new RangeError("reducedState: name at least one mode");
  modes.forEach((mode, index) => {
    if (!(Number.isInteger(mode) && mode >= 1 && mode <= n) || modes.indexOf(mode) !== index) {
      throw new RangeError(`reducedState: modes must be different integers from 1 to ${n}, got [${modes.join(", ")}]`);
    }
  });
  const rows = modes.flatMap((mode) => [2 * mode - 2, 2 * mode - 1]);
  return { covariance: covariance.selection(rows, rows), mean: rows.map((row) => mean[row]) };
}
