import { transpose } from "./adjoint.ts";
import { balance } from "./balance.ts";
import { ComplexMatrix } from "./complex-matrix.ts";
import { fixPhase } from "./eigenvector-columns.ts";
import { gemm } from "./gemm.ts";
import { reduceToHessenberg } from "./hessenberg.ts";
import { hessenbergQr } from "./hessenberg-qr.ts";
import { euclideanNorm } from "./norms.ts";
import { powerOfTwoScale } from "./power-of-two-scale.ts";
import { requireFinite, requireSquare } from "./shape.ts";
import { leftVectors, rightVectors } from "./triangular-eigenvectors.ts";

/** Eigenvalues and eigenvectors of a general complex matrix. */
export interface Eigen {
  /** The eigenvalues, interleaved, in no particular order. */
  readonly values: Float64Array;
  /** Right eigenvectors as columns of Euclidean norm 1, a v_k = values_k v_k. */
  readonly vectors: ComplexMatrix;
}

export interface EigenWithLeft extends Eigen {
  /** Left eigenvectors as columns of Euclidean norm 1, w_k^dagger a = values_k w_k^dagger. */
  readonly leftVectors: ComplexMatrix;
}

/**
 * Eigenvalues and right eigenvectors (with `left: true` also left ones) of any complex square matrix: balancing,
 * Hessenberg form, shifted QR, back substitution. Each pair has a residual of about n times the rounding unit of the
 * balanced matrix; a defective eigenvalue of multiplicity m is found to about the m-th root of that, with vectors that are
 * nearly parallel. In each vector the first of the largest components is real and positive. Cost about 200 n^3 real
 * operations. Use `eigHermitian` for Hermitian matrices and `eigenvalues` where no vectors are needed.
 * @throws RangeError when a is not square or not finite
 * @throws ConvergenceError when the QR iteration does not converge
 */
export function eig(a: ComplexMatrix, options: { readonly left: true }): EigenWithLeft;
export function eig(a: ComplexMatrix, options?: { readonly left?: boolean }): Eigen;
export function eig(a: ComplexMatrix, options: { readonly left?: boolean } = {}): Eigen | EigenWithLeft {
  requireSquare("eig", a);
  requireFinite("eig", a);
  const n = a.rows;
  const factor = powerOfTwoScale(a.data);
  const t = a.data.map((x) => x * factor);
  const scales = balance(n, t);
  const q = ComplexMatrix.identity(n);
  reduceToHessenberg(n, t, q.data);
  const qt = transpose(q);
  hessenbergQr(n, t, qt.data);
  const values = diagonal(n, t, factor);
  const vectors = backTransformed(n, rightVectors(n, t), qt, scales, 1);
  if (options.left !== true) return { values, vectors };
  return { values, vectors, leftVectors: backTransformed(n, leftVectors(n, t), qt, scales, -1) };
}

/**
 * The eigenvalues of any complex square matrix, interleaved, in no particular order: `eig` without vectors, at about a
 * third of the cost.
 * @throws as `eig`
 */
export function eigenvalues(a: ComplexMatrix): Float64Array {
  requireSquare("eigenvalues", a);
  requireFinite("eigenvalues", a);
  const n = a.rows;
  const factor = powerOfTwoScale(a.data);
  const t = a.data.map((x) => x * factor);
  balance(n, t);
  reduceToHessenberg(n, t, undefined);
  hessenbergQr(n, t, undefined);
  return diagonal(n, t, factor);
}

function diagonal(n: number, t: Float64Array, factor: number): Float64Array {
  const values = new Float64Array(2 * n);
  for (let k = 0; k < n; k++) {
    values[2 * k] = t[2 * (k * n + k)] / factor;
    values[2 * k + 1] = t[2 * (k * n + k) + 1] / factor;
  }
  return values;
}

/** Columns D^power Q x_k of norm 1, the x_k given as rows, Q transposed. */
function backTransformed(
  n: number,
  rows: Float64Array,
  qt: ComplexMatrix,
  scales: Float64Array,
  power: 1 | -1,
): ComplexMatrix {
  for (let k = 0; k < n; k++) normalize(rows, 2 * k * n, n);
  const result = new ComplexMatrix(n, n);
  gemm("N", "N", 1, new ComplexMatrix(n, n, rows), qt, 0, result);
  const { data } = result;
  for (let k = 0; k < n; k++) {
    for (let i = 0; i < n; i++) {
      const scale = power === 1 ? scales[i] : 1 / scales[i];
      data[2 * (k * n + i)] *= scale;
      data[2 * (k * n + i) + 1] *= scale;
    }
    normalize(data, 2 * k * n, n);
    fixPhase(data, 2 * k * n, n);
  }
  return transpose(result);
}

function normalize(rows: Float64Array, start: number, n: number): void {
  const row = rows.subarray(start, start + 2 * n);
  const norm = euclideanNorm(row);
  for (let at = 0; at < row.length; at++) row[at] /= norm;
}
