import { ComplexMatrix } from "./complex-matrix.ts";
import { svd } from "./svd.ts";

/** The null space of a matrix, with what shows how well it is determined. */
export interface NullSpace {
  /** cols(a) x (cols(a) - rank), orthonormal columns, that of the smallest singular value last. */
  readonly vectors: ComplexMatrix;
  /** All cols(a) singular values, falling (a matrix with fewer rows than columns has zeros at the end). */
  readonly singularValues: Float64Array;
  /** The number of singular values above tolerance times the largest. */
  readonly rank: number;
  /**
   * The smallest singular value counted as not zero over the largest one counted as zero: how clear the decision was.
   * Infinity when the zeros are exact, when there are none, or when all are zero.
   */
  readonly gap: number;
}

/**
 * The vectors x with a x = 0: the right singular vectors whose singular value is at most `tolerance` times the largest
 * (default: the larger dimension times 2^-52, plus nothing for noise that was in `a` already).
 * @throws RangeError when an entry is not finite or the tolerance is negative
 */
export function nullSpace(a: ComplexMatrix, tolerance = Math.max(a.rows, a.cols) * 2 ** -52): NullSpace {
  if (!(tolerance >= 0)) throw new RangeError(`the tolerance of nullSpace must not be negative, got ${tolerance}`);
  const n = a.cols;
  const rows = Math.max(a.rows, n);
  const padded = rows === a.rows ? a : new ComplexMatrix(rows, n);
  if (padded !== a) padded.data.set(a.data);
  const { singularValues, v } = svd(padded);
  let rank = 0;
  while (rank < n && singularValues[rank] > tolerance * singularValues[0]) rank++;
  const vectors = new ComplexMatrix(n, n - rank);
  for (let i = 0; i < n; i++) {
    vectors.data.set(v.data.subarray(2 * (i * n + rank), 2 * (i + 1) * n), 2 * i * (n - rank));
  }
  const zero = rank < n ? singularValues[rank] : 0;
  const gap = rank === 0 || zero === 0 ? Number.POSITIVE_INFINITY : singularValues[rank - 1] / zero;
  return { vectors, singularValues, rank, gap };
}

/** A null vector and how far it is from being one, and from being the only one. */
export interface NullVector {
  /** Interleaved, of Euclidean norm 1. */
  readonly vector: Float64Array;
  /** |a vector|: the smallest singular value. */
  readonly residual: number;
  /** The second smallest singular value; where this is small as well the vector is not unique. */
  readonly next: number;
  readonly singularValues: Float64Array;
}

/**
 * The unit vector that minimises |a x|. It is returned whatever the minimum: `residual` says whether it is a null vector,
 * `next` whether it is the only one (`next` is Infinity for a matrix of one column).
 * @throws RangeError when an entry is not finite or a has no column
 */
export function nullVector(a: ComplexMatrix): NullVector {
  const n = a.cols;
  if (n === 0) throw new RangeError(`a ${a.rows} x 0 matrix has no null vector`);
  const { vectors, singularValues } = nullSpace(a, Number.POSITIVE_INFINITY);
  const vector = new Float64Array(2 * n);
  for (let i = 0; i < n; i++) {
    vector[2 * i] = vectors.data[2 * (i * n + n - 1)];
    vector[2 * i + 1] = vectors.data[2 * (i * n + n - 1) + 1];
  }
  const next = n === 1 ? Number.POSITIVE_INFINITY : singularValues[n - 2];
  return { vector, residual: singularValues[n - 1], next, singularValues };
}
