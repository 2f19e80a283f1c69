import type { ComplexLike, ComplexMatrix } from "@openbath/linalg";

/** One entry of a Hermitian (or symmetric) matrix, counted from 0. Its mirror image (column, row) is implied: give only one of the two. */
export interface MatrixEntry {
  readonly row: number;
  readonly column: number;
  readonly value: ComplexLike;
}

/** One term w u u^dagger of a matrix given by its factors. */
export interface RankOneTerm {
  readonly weight: number;
  readonly vector: ArrayLike<ComplexLike>;
}

/**
 * The lower triangle row by row as one list of real numbers, of which the non-zero ones are given, `index` ascending. Hermitian: row i starts at i^2, for
 * j < i the pair Re A_ij, Im A_ij, then A_ii. Symmetric: row i starts at i (i + 1) / 2, A_ij for j <= i.
 */
export interface SparseTriangle {
  readonly index: ArrayLike<number>;
  readonly value: ArrayLike<number>;
}

/**
 * A Hermitian or symmetric matrix as data: dense, or the non-zero entries of one triangle, one by one or (for large data) as plain numbers, or a sum of
 * w u u^dagger. All but the first keep the Newton equations cheap.
 */
export type MatrixData =
  | ComplexMatrix
  | { readonly entries: readonly MatrixEntry[] }
  | { readonly triangle: SparseTriangle }
  | { readonly rankOne: readonly RankOneTerm[] };

/** A real vector as data: dense, or its non-zero entries, counted from 0. */
export type VectorData = ArrayLike<number> | { readonly entries: readonly { index: number; value: number }[] };

/** The affine vector F(x) = constant + sum_i x_i coefficient_i, asked to lie in a cone of vectors of length `size`. */
export interface VectorConstraint {
  /**
   * "nonnegative": every component >= 0.
   * "second-order": component 0 >= the Euclidean norm of the others.
   */
  readonly cone: "nonnegative" | "second-order";
  readonly size: number;
  readonly constant?: VectorData;
  readonly coefficients: readonly { readonly variable: number; readonly vector: VectorData }[];
}

/** The affine matrix F(x) = constant + sum_i x_i coefficient_i, asked to be positive semidefinite; `size` rows. */
export interface MatrixConstraint {
  /** "symmetric": real symmetric matrices. "hermitian": complex Hermitian matrices, native, never doubled. */
  readonly cone: "symmetric" | "hermitian";
  readonly size: number;
  readonly constant?: MatrixData;
  readonly coefficients: readonly { readonly variable: number; readonly matrix: MatrixData }[];
}

export type ConeConstraint = VectorConstraint | MatrixConstraint;

/** Linear equalities E x = right, E by its non-zero entries (equation and variable counted from 0). */
export interface Equalities {
  readonly coefficients: readonly { readonly equation: number; readonly variable: number; readonly value: number }[];
  readonly right: ArrayLike<number>;
}

/**
 * A conic program over free real variables x (the form of linear matrix inequalities):
 *
 *   minimise  c . x   subject to   S_k = F_k0 + sum_i x_i F_ki in K_k  for each k,   E x = f.
 *
 * Its dual, over Z_k in K_k (each K_k is its own dual) and free multipliers v, is
 *
 *   maximise  f . v - sum_k <F_k0, Z_k>   subject to   sum_k <F_ki, Z_k> + (E^T v)_i = c_i  for each i.
 *
 * <A, B> is the real inner product Re tr A^dagger B. The gap between the two objectives is sum_k <S_k, Z_k> >= 0.
 */
export interface ConicProblem {
  /** c, one number per variable: its length is the number of variables */
  readonly objective: ArrayLike<number>;
  readonly constraints: readonly ConeConstraint[];
  readonly equalities?: Equalities;
}
