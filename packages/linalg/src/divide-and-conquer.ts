import { deflate } from "./deflate.ts";
import { gemmReal } from "./gemm-real.ts";
import { euclideanNorm } from "./norms.ts";
import { realWindow } from "./real-window.ts";
import { secularRoot } from "./secular-equation.ts";
import { tridiagonalVectors } from "./small-eigenvectors.ts";

/** Up to this size the QL iteration is faster. */
const LEAF = 32;

/**
 * Eigenvalues and eigenvectors of the real symmetric tridiagonal matrix with diagonal `d` and off-diagonal `e` (n numbers
 * each, the last of `e` unused), n x n, by divide and conquer: the matrix is torn in two by a matrix of rank one, the halves are
 * solved, and the rank-one modification of the joint spectrum is solved through its secular equation (Cuppen 1981), with vectors that are orthogonal to
 * rounding (Gu and Eisenstat 1995). `d` is overwritten by the eigenvalues, in no order, and row k of the result (row-major) is the eigenvector of d[k];
 * `e` is destroyed. Nearly all the work is products; clusters and weak links shrink it. Residual and orthogonality are of the
 * order of n roundings of the largest entry; entries should be of order one (scale first).
 * @throws ConvergenceError when a QL iteration or a secular equation does not converge
 */
export function divideAndConquer(d: Float64Array, e: Float64Array): Float64Array {
  const n = d.length;
  const rows = new Float64Array(n * n);
  solve(n, d, e, rows, 0, n, { vectors: new Float64Array(n * n), copies: new Float64Array(n * n) });
  return rows;
}

/** What joins need beside the result: the secular vectors, and copies of the vectors of the halves. */
interface Workspace {
  readonly vectors: Float64Array;
  readonly copies: Float64Array;
}

/** The diagonal block [from, to) of the tridiagonal matrix; its vectors go to the same block of `rows`. */
function solve(
  n: number,
  d: Float64Array,
  e: Float64Array,
  rows: Float64Array,
  from: number,
  to: number,
  work: Workspace,
): void {
  if (to - from <= LEAF) {
    solveLeaf(n, d, e, rows, from, to);
    return;
  }
  const middle = (from + to) >> 1;
  const link = e[middle - 1];
  d[middle - 1] -= Math.abs(link);
  d[middle] -= Math.abs(link);
  solve(n, d, e, rows, from, middle, work);
  solve(n, d, e, rows, middle, to, work);
  if (link !== 0) join(n, d, rows, from, middle, to, link, work);
}

function solveLeaf(n: number, d: Float64Array, e: Float64Array, rows: Float64Array, from: number, to: number): void {
  const size = to - from;
  const part = d.subarray(from, to);
  const links = e.slice(from, to);
  const vectors = tridiagonalVectors(size, part, links);
  for (let k = 0; k < size; k++) {
    rows.set(vectors.subarray(k * size, (k + 1) * size), (from + k) * n + from);
  }
}

/** The eigenproblem of both halves with the link between them, from those of the halves. */
function join(
  n: number,
  d: Float64Array,
  rows: Float64Array,
  from: number,
  middle: number,
  to: number,
  link: number,
  work: Workspace,
): void {
  const size = to - from;
  const half = middle - from;
  // in the basis of the halves: diag(d) + rho z z^T with |z| = 1
  const z = new Float64Array(size);
  for (let k = from; k < middle; k++) z[k - from] = rows[k * n + middle - 1] * Math.SQRT1_2;
  for (let k = middle; k < to; k++) z[k - from] = Math.sign(link) * rows[k * n + middle] * Math.SQRT1_2;
  const values = d.subarray(from, to);
  // a vector lives in the first half, in both (after a rotation), or in the second half
  const part = new Int8Array(size).fill(1).fill(3, half);
  const { active, passive } = deflate(values, z, 2 * Math.abs(link), (p, q, c, s) => {
    rotate(rows, (from + p) * n + from, (from + q) * n + from, size, c, s);
    if (part[p] !== part[q]) part[p] = part[q] = 2;
  });
  const k = active.length;
  if (k === 0) return;
  const poles = Float64Array.from(active, (p) => values[p]);
  const weights = Float64Array.from(active, (p) => z[p]);
  const norm = euclideanNorm(weights);
  for (let j = 0; j < k; j++) weights[j] /= norm;
  const roots = new Float64Array(k);
  const { vectors } = work;
  const rho = 2 * Math.abs(link) * norm * norm;
  for (let i = 0; i < k; i++) roots[i] = secularRoot(i, k, poles, weights, rho, vectors, i * k);
  const order = [1, 2, 3].flatMap((one) => Array.from(active.keys()).filter((j) => part[active[j]] === one));
  secularVectors(poles, weights, vectors, Int32Array.from(order));
  // columns of the secular vectors: `top` of vectors that reach into the first half, the last `bottom` into the second
  const top = order.filter((j) => part[active[j]] < 3).length;
  const bottom = order.filter((j) => part[active[j]] > 1).length;
  const rest = size - half;
  const start = (p: number): number => (from + p) * n + from;
  const { copies } = work;
  const second = top * half;
  const third = second + bottom * rest;
  for (let j = 0; j < top; j++) copy(rows, start(active[order[j]]), half, copies, j * half);
  for (let j = 0; j < bottom; j++) {
    copy(rows, start(active[order[k - bottom + j]]) + half, rest, copies, second + j * rest);
  }
  passive.forEach((p, j) => {
    copy(rows, start(p), size, copies, third + j * size);
  });
  const kept = passive.map((p) => values[p]);
  const first = { data: copies, offset: 0, stride: half };
  const last = { data: copies, offset: second, stride: rest };
  gemmReal("N", "N", k, half, top, 1, realWindow(vectors, k), first, 0, realWindow(rows, n, from, from));
  const lower = realWindow(vectors, k, 0, k - bottom);
  gemmReal("N", "N", k, rest, bottom, 1, lower, last, 0, realWindow(rows, n, from, middle));
  values.set(roots);
  values.set(kept, k);
  passive.forEach((_, j) => {
    copy(copies, third + j * size, size, rows, start(k + j));
  });
}

function copy(source: Float64Array, at: number, count: number, target: Float64Array, to: number): void {
  for (let j = 0; j < count; j++) target[to + j] = source[at + j];
}

/** (row p, row q) -> (c p + s q, c q - s p). */
function rotate(rows: Float64Array, p: number, q: number, size: number, c: number, s: number): void {
  for (let j = 0; j < size; j++) {
    const x = rows[p + j];
    const y = rows[q + j];
    rows[p + j] = c * x + s * y;
    rows[q + j] = c * y - s * x;
  }
}

/**
 * Overwrites the distances d_j - x_i in row i of `vectors` by the i-th eigenvector, its entries in the given order. The weights are replaced
 * by those for which the computed roots are exact, which makes the vectors orthogonal.
 */
function secularVectors(d: Float64Array, z: Float64Array, vectors: Float64Array, order: Int32Array): void {
  const k = d.length;
  const weights = Float64Array.from(d, (_, j) => -vectors[j * k + j]);
  for (let i = 0; i < k; i++) {
    for (let j = 0; j < i; j++) weights[j] *= vectors[i * k + j] / (d[j] - d[i]);
    for (let j = i + 1; j < k; j++) weights[j] *= vectors[i * k + j] / (d[j] - d[i]);
  }
  for (let j = 0; j < k; j++) weights[j] = (z[j] < 0 ? -1 : 1) * Math.sqrt(Math.abs(weights[j]));
  const row = new Float64Array(k);
  for (let i = 0; i < k; i++) {
    let sum = 0;
    for (let j = 0; j < k; j++) {
      const entry = weights[j] / vectors[i * k + j];
      row[j] = entry;
      sum += entry * entry;
    }
    const inverse = 1 / Math.sqrt(sum);
    for (let j = 0; j < k; j++) vectors[i * k + j] = row[order[j]] * inverse;
  }
}
