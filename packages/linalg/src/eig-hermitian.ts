import { ComplexMatrix } from "./complex-matrix.ts";
import { hermiticityDefect } from "./hermitian.ts";
import { maxAbs, modulus } from "./norms.ts";
import { powerOfTwoScale } from "./power-of-two-scale.ts";
import { requireFinite, requireSquare } from "./shape.ts";
import { tridiagonalQl } from "./tridiagonal-ql.ts";
import { applyReflectorsHermitian, tridiagonalizeHermitian } from "./tridiagonalize-hermitian.ts";
import { applyReflectorsReal, tridiagonalizeReal } from "./tridiagonalize-real.ts";

/** The spectral decomposition a = V diag(values) V^dagger of a Hermitian matrix. */
export interface HermitianEigen {
  /** The eigenvalues, ascending. */
  readonly values: Float64Array;
  /** The orthonormal eigenvectors as columns, in the order of the values. */
  readonly vectors: ComplexMatrix;
}

/** How far from Hermitian, relative to its largest entry, a matrix may be before it is refused. */
const HERMITICITY = 1e-10;

/**
 * Eigenvalues and eigenvectors of a Hermitian matrix: Householder reduction to a real tridiagonal matrix, implicit QL,
 * back-transformation. Residual and orthogonality stay near n times the rounding unit for every spectrum (degenerate,
 * clustered, graded, of any size: the matrix is scaled by a power of two first). An exactly real matrix has exactly
 * real vectors. In each vector the first of the largest components is real and positive. Cost about 20 n^3 real
 * multiplications and additions for real, 40 n^3 for complex matrices.
 *
 * The Hermitian part of `a` is what is decomposed.
 * @throws RangeError when a is not square, not finite, or differs from its adjoint by more than 1e-10 of its largest
 *   entry (take `hermitianPart` first when such a difference is known to be noise)
 */
export function eigHermitian(a: ComplexMatrix): HermitianEigen {
  requireSquare("eigHermitian", a);
  requireFinite("eigHermitian", a);
  const n = a.rows;
  const largest = maxAbs(a);
  const defect = hermiticityDefect(a);
  if (defect > HERMITICITY * largest) {
    throw new RangeError(
      `eigHermitian needs a Hermitian matrix, but |a_ij - conj(a_ji)| reaches ${defect} where the largest entry is ` +
        `${largest}; take hermitianPart(a) first if that difference is noise`,
    );
  }
  const factor = powerOfTwoScale(a.data);
  const values = new Float64Array(n);
  const off = new Float64Array(n);
  const vectors = isReal(a) ? realVectors(a, factor, values, off) : complexVectors(a, factor, values, off);
  for (let k = 0; k < n; k++) values[k] /= factor;
  return sorted(values, vectors);
}

const isReal = (a: ComplexMatrix): boolean => {
  for (let at = 1; at < a.data.length; at += 2) if (a.data[at] !== 0) return false;
  return true;
};

/** Rows of the result: the eigenvectors, interleaved, imaginary parts exactly zero. */
function realVectors(a: ComplexMatrix, factor: number, d: Float64Array, e: Float64Array): Float64Array {
  const n = a.rows;
  const work = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      work[i * n + j] = 0.5 * (factor * a.data[2 * (i * n + j)] + factor * a.data[2 * (j * n + i)]);
    }
  }
  const v = new Float64Array(n * n);
  const tau = tridiagonalizeReal(n, work, d, e, v);
  const z = tridiagonalVectors(n, d, e);
  applyReflectorsReal(n, v, tau, z, n);
  const result = new Float64Array(2 * n * n);
  for (let at = 0; at < n * n; at++) result[2 * at] = z[at];
  return result;
}

/** Rows of the result: the eigenvectors, interleaved. */
function complexVectors(a: ComplexMatrix, factor: number, d: Float64Array, e: Float64Array): Float64Array {
  const n = a.rows;
  const work = new Float64Array(2 * n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      const p = 2 * (i * n + j);
      const q = 2 * (j * n + i);
      work[p] = 0.5 * (factor * a.data[p] + factor * a.data[q]);
      work[p + 1] = 0.5 * (factor * a.data[p + 1] - factor * a.data[q + 1]);
    }
  }
  const v = new Float64Array(2 * n * n);
  const tau = tridiagonalizeHermitian(n, work, d, e, v);
  const z = tridiagonalVectors(n, d, e);
  const result = new Float64Array(2 * n * n);
  for (let at = 0; at < n * n; at++) result[2 * at] = z[at];
  applyReflectorsHermitian(n, v, tau, result, n);
  return result;
}

/**
 * Eigenvectors of the tridiagonal matrix as rows. QL works from small to large diagonal entries best, so a matrix that
 * is graded the other way is turned round first.
 */
function tridiagonalVectors(n: number, d: Float64Array, e: Float64Array): Float64Array {
  const turned = n > 1 && Math.abs(d[0]) > Math.abs(d[n - 1]);
  if (turned) {
    d.reverse();
    e.subarray(0, n - 1).reverse();
  }
  const z = new Float64Array(n * n);
  for (let k = 0; k < n; k++) z[k * n + (turned ? n - 1 - k : k)] = 1;
  tridiagonalQl(d, e, z, n);
  return z;
}

/** Sorts ascending and turns rows into columns, with the phase convention. */
function sorted(values: Float64Array, rows: Float64Array): HermitianEigen {
  const n = values.length;
  const order = Array.from(values.keys()).sort((p, q) => values[p] - values[q]);
  const vectors = new ComplexMatrix(n, n);
  for (let k = 0; k < n; k++) {
    const from = 2 * order[k] * n;
    fixPhase(rows, from, n);
    for (let i = 0; i < n; i++) {
      vectors.data[2 * (i * n + k)] = rows[from + 2 * i];
      vectors.data[2 * (i * n + k) + 1] = rows[from + 2 * i + 1];
    }
  }
  return { values: Float64Array.from(order, (k) => values[k]), vectors };
}

/** Multiplies the n components from `start` by the phase that makes the first of the largest ones real and positive. */
export function fixPhase(rows: Float64Array, start: number, n: number): void {
  let largest = 0;
  for (let i = 0; i < n; i++) largest = Math.max(largest, modulus(rows[start + 2 * i], rows[start + 2 * i + 1]));
  if (largest === 0) return;
  let pivot = start;
  // components equal up to rounding count as equal, so that rounding does not choose between them
  while (modulus(rows[pivot], rows[pivot + 1]) < (1 - 1e-6) * largest) pivot += 2;
  const size = modulus(rows[pivot], rows[pivot + 1]);
  const c = rows[pivot] / size;
  const s = -rows[pivot + 1] / size;
  if (s === 0) {
    if (c < 0) for (let at = start; at < start + 2 * n; at++) rows[at] = rows[at] === 0 ? 0 : -rows[at];
    return;
  }
  for (let at = start; at < start + 2 * n; at += 2) {
    const re = rows[at];
    const im = rows[at + 1];
    rows[at] = c * re - s * im;
    rows[at + 1] = c * im + s * re;
  }
  rows[pivot + 1] = 0;
}
