import type { ComplexMatrix } from "./complex-matrix.ts";
import { reflectHermitianOneByOne, reflectRealOneByOne } from "./reflect-one-by-one.ts";
import { tridiagonalQl } from "./tridiagonal-ql.ts";
import { tridiagonalizeSmallHermitian, tridiagonalizeSmallReal } from "./tridiagonalize-small.ts";

/**
 * Eigenvalues (into `d`, in no order) and eigenvectors (as rows of real numbers) of `factor` times a small real symmetric matrix, in
 * plain steps: below a few dozen rows, packing and blocks cost more than they save.
 */
export function smallRealVectors(a: ComplexMatrix, factor: number, d: Float64Array): Float64Array {
  const n = a.rows;
  const work = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      work[i * n + j] = 0.5 * (factor * a.data[2 * (i * n + j)] + factor * a.data[2 * (j * n + i)]);
    }
  }
  const e = new Float64Array(n);
  const v = new Float64Array(n * n);
  const tau = tridiagonalizeSmallReal(n, work, d, e, v);
  const z = tridiagonalVectors(n, d, e);
  reflectRealOneByOne(n, v, tau, z, n);
  return z;
}

/** The same for a complex Hermitian matrix, the rows interleaved. */
export function smallHermitianVectors(a: ComplexMatrix, factor: number, d: Float64Array): Float64Array {
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
  const e = new Float64Array(n);
  const v = new Float64Array(2 * n * n);
  const tau = tridiagonalizeSmallHermitian(n, work, d, e, v);
  const z = tridiagonalVectors(n, d, e);
  const result = new Float64Array(2 * n * n);
  for (let at = 0; at < n * n; at++) result[2 * at] = z[at];
  reflectHermitianOneByOne(n, v, tau, result, n);
  return result;
}

/**
 * Eigenvectors of the tridiagonal matrix as rows. QL works from small to large diagonal entries best, so a matrix that
 * is graded the other way is turned round first.
 */
export function tridiagonalVectors(n: number, d: Float64Array, e: Float64Array): Float64Array {
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
