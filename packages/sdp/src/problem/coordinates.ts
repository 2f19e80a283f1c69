/**
 * Real coordinates of Hermitian matrices in which the Euclidean inner product is Re tr A^dagger B.
 *
 * hermitian: n^2 numbers; row i starts at i^2: for j < i the pair sqrt2 Re A_ij, sqrt2 Im A_ij, then A_ii.
 * symmetric: n (n + 1) / 2 numbers; row i starts at i (i + 1) / 2: for j < i sqrt2 A_ij, then A_ii.
 */
export type Field = "symmetric" | "hermitian";

export const matrixDimension = (field: Field, n: number): number => (field === "hermitian" ? n * n : (n * (n + 1)) / 2);

/** Where A_ij, i >= j, stands: the first of its coordinates. */
export const coordinateOf = (field: Field, i: number, j: number): number =>
  field === "hermitian" ? i * i + 2 * j : (i * (i + 1)) / 2 + j;

/** Numbers stored per matrix entry: dense work matrices are real or interleaved complex, row-major. */
export const width = (field: Field): number => (field === "hermitian" ? 2 : 1);

/** Coordinates at `offset` of `source` to the dense matrix. */
export function toMatrix(field: Field, n: number, source: Float64Array, offset: number, out: Float64Array): void {
  let at = offset;
  if (field === "symmetric") {
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < i; j++) {
        const value = source[at++] * Math.SQRT1_2;
        out[i * n + j] = value;
        out[j * n + i] = value;
      }
      out[i * n + i] = source[at++];
    }
    return;
  }
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      const re = source[at++] * Math.SQRT1_2;
      const im = source[at++] * Math.SQRT1_2;
      const lower = 2 * (i * n + j);
      const upper = 2 * (j * n + i);
      out[lower] = re;
      out[lower + 1] = im;
      out[upper] = re;
      out[upper + 1] = -im;
    }
    out[2 * (i * n + i)] = source[at++];
    out[2 * (i * n + i) + 1] = 0;
  }
}

/** The lower triangle of a dense matrix to coordinates at `offset` of `out`. */
export function toCoordinates(field: Field, n: number, matrix: Float64Array, out: Float64Array, offset: number): void {
  let at = offset;
  if (field === "symmetric") {
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < i; j++) out[at++] = matrix[i * n + j] * Math.SQRT2;
      out[at++] = matrix[i * n + i];
    }
    return;
  }
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      const lower = 2 * (i * n + j);
      out[at++] = matrix[lower] * Math.SQRT2;
      out[at++] = matrix[lower + 1] * Math.SQRT2;
    }
    out[at++] = matrix[2 * (i * n + i)];
  }
}
