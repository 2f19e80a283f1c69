import { ComplexMatrix } from "./complex-matrix.ts";
import { euclideanNorm } from "./norms.ts";
import { powerOfTwoScale } from "./power-of-two-scale.ts";
import { reflectRows } from "./reflect.ts";
import { makeReflector } from "./reflector.ts";
import { requireFinite } from "./shape.ts";

/** a = q r; with pivoting a with its columns reordered, a[:, permutation] = q r. */
export interface Qr {
  /** rows(a) x min(rows, cols), orthonormal columns. */
  readonly q: ComplexMatrix;
  /** min(rows, cols) x cols, upper triangular, the diagonal real. */
  readonly r: ComplexMatrix;
  /** Column j of q r is column `permutation[j]` of a: 0, 1, 2 ... without pivoting. */
  readonly permutation: Int32Array;
}

export interface QrOptions {
  /** Take the longest remaining column first, so that |r_jj| falls and shows the rank. Default false. */
  readonly pivoting?: boolean;
}

/**
 * The thin QR decomposition by Householder reflections. Cost 8 m n^2 for m >= n.
 * @throws RangeError when an entry is not finite
 */
export function qr(a: ComplexMatrix, options: QrOptions = {}): Qr {
  requireFinite("qr", a);
  const { rows, cols } = a;
  const rank = Math.min(rows, cols);
  const factor = powerOfTwoScale(a.data);
  const r = a.data.map((x) => x * factor);
  const permutation = Int32Array.from({ length: cols }, (_, j) => j);
  const reflectors: Float64Array[] = [];
  const tau = new Float64Array(2 * rank);
  const work = new Float64Array(2 * Math.max(rows, cols));
  for (let k = 0; k < rank; k++) {
    if (options.pivoting === true) bringLongestFirst(r, rows, cols, k, permutation);
    const v = column(r, rows, cols, k, k);
    const beta = makeReflector(v, 0, v.length, tau, 2 * k);
    reflectRows(r, cols, k, rows - k, k, v, 0, tau[2 * k], -tau[2 * k + 1], work);
    r[2 * (k * cols + k)] = beta;
    r[2 * (k * cols + k) + 1] = 0;
    for (let i = k + 1; i < rows; i++) r.fill(0, 2 * (i * cols + k), 2 * (i * cols + k) + 2);
    reflectors.push(v);
  }
  const q = new ComplexMatrix(rows, rank);
  for (let k = 0; k < rank; k++) q.data[2 * (k * rank + k)] = 1;
  for (let k = rank - 1; k >= 0; k--) {
    reflectRows(q.data, rank, k, rows - k, k, reflectors[k], 0, tau[2 * k], tau[2 * k + 1], work);
  }
  const triangle = r.slice(0, 2 * rank * cols).map((x) => x / factor);
  return { q, r: new ComplexMatrix(rank, cols, triangle), permutation };
}

/** Column k of a row-major matrix, from row `from` down. */
function column(a: Float64Array, rows: number, cols: number, k: number, from: number): Float64Array {
  const v = new Float64Array(2 * (rows - from));
  for (let i = from, to = 0; i < rows; i++, to += 2) {
    v[to] = a[2 * (i * cols + k)];
    v[to + 1] = a[2 * (i * cols + k) + 1];
  }
  return v;
}

/** Exchanges column k with the longest (from row k down) of the columns from k on. */
function bringLongestFirst(a: Float64Array, rows: number, cols: number, k: number, permutation: Int32Array): void {
  const squares = new Float64Array(cols);
  for (let i = k; i < rows; i++) {
    for (let j = k, at = 2 * (i * cols + k); j < cols; j++, at += 2)
      squares[j] += a[at] * a[at] + a[at + 1] * a[at + 1];
  }
  let best = k;
  for (let j = k + 1; j < cols; j++) if (squares[j] > squares[best]) best = j;
  if (squares[best] < 1e-280) {
    // squares underflow: compare true norms
    let longest = -1;
    for (let j = k; j < cols; j++) {
      const norm = euclideanNorm(column(a, rows, cols, j, k));
      if (norm > longest) {
        longest = norm;
        best = j;
      }
    }
  }
  if (best === k) return;
  const kept = permutation[k];
  permutation[k] = permutation[best];
  permutation[best] = kept;
  for (let i = 0; i < rows; i++) {
    for (let part = 0; part < 2; part++) {
      const p = 2 * (i * cols + k) + part;
      const q = 2 * (i * cols + best) + part;
      const x = a[p];
      a[p] = a[q];
      a[q] = x;
    }
  }
}
