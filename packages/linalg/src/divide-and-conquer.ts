import { deflate } from "./deflate.ts";
import { euclideanNorm } from "./norms.ts";
import type { Room } from "./room.ts";
import { type SecularPlaces, secularRoot } from "./secular-equation.ts";
import { tridiagonalVectors } from "./small-eigenvectors.ts";

/** Up to this size the QL iteration is faster. */
const LEAF = 32;

/** Doubles that `divideAndConquer` needs from its place on: the result, the secular vectors, copies of halves, six lines. */
export const divisionSize = (n: number): number => 3 * n * n + 6 * n + 4;

/**
 * Eigenvalues and eigenvectors of the real symmetric tridiagonal matrix with diagonal `d` and off-diagonal `e` (n numbers
 * each, the last of `e` unused), n x n, by divide and conquer: the matrix is torn in two by a matrix of rank one, the halves are
 * solved, and the rank-one modification of the joint spectrum is solved through its secular equation (Cuppen 1981), with vectors that are orthogonal to
 * rounding (Gu and Eisenstat 1995). `d` is overwritten by the eigenvalues, in no order, and row k of the n x n result, which stands
 * from `at` on in the memory of the room, is the eigenvector of d[k]; `e` is destroyed. Nearly all the work is products; clusters and
 * weak links shrink it. Residual and orthogonality are of the order of n roundings of the largest entry; entries should be of order
 * one (scale first).
 * @throws ConvergenceError when a QL iteration or a secular equation does not converge
 */
export function divideAndConquer(d: Float64Array, e: Float64Array, room: Room, at: number): void {
  const n = d.length;
  room.memory.fill(0, at, at + n * n);
  const lines = at + 3 * n * n;
  const [vectors, copies] = [at + n * n, at + 2 * n * n];
  const [z, weights, order, row, scratch] = [n, 2 * n, 3 * n, 4 * n, 5 * n].map((offset) => lines + offset);
  solve(d, e, 0, n, { room, n, rows: at, vectors, copies, d: lines, z, weights, order, row, scratch });
}

/** The room, and where in it stand the result, the secular vectors, the copies, and what a secular equation needs. */
interface Workspace extends SecularPlaces {
  readonly room: Room;
  readonly n: number;
  readonly rows: number;
  readonly vectors: number;
  readonly copies: number;
  readonly weights: number;
  readonly order: number;
  readonly row: number;
}

/** The diagonal block [from, to) of the tridiagonal matrix; its vectors go to the same block of the result. */
function solve(d: Float64Array, e: Float64Array, from: number, to: number, work: Workspace): void {
  if (to - from <= LEAF) {
    solveLeaf(d, e, from, to, work);
    return;
  }
  const middle = (from + to) >> 1;
  const link = e[middle - 1];
  d[middle - 1] -= Math.abs(link);
  d[middle] -= Math.abs(link);
  solve(d, e, from, middle, work);
  solve(d, e, middle, to, work);
  if (link !== 0) join(d, from, middle, to, link, work);
}

function solveLeaf(d: Float64Array, e: Float64Array, from: number, to: number, { room, n, rows }: Workspace): void {
  const size = to - from;
  const links = e.slice(from, to);
  const vectors = tridiagonalVectors(size, d.subarray(from, to), links);
  for (let k = 0; k < size; k++) copy(vectors, k * size, size, room.memory, rows + (from + k) * n + from);
}

/** The eigenproblem of both halves with the link between them, from those of the halves. */
function join(d: Float64Array, from: number, middle: number, to: number, link: number, work: Workspace): void {
  const { room, n, rows, vectors, copies } = work;
  const { memory: m, realSteps, secular } = room;
  const size = to - from;
  const half = middle - from;
  // in the basis of the halves: diag(d) + rho z z^T with |z| = 1
  const z = new Float64Array(size);
  for (let k = from; k < middle; k++) z[k - from] = m[rows + k * n + middle - 1] * Math.SQRT1_2;
  for (let k = middle; k < to; k++) z[k - from] = Math.sign(link) * m[rows + k * n + middle] * Math.SQRT1_2;
  const values = d.subarray(from, to);
  const start = (p: number): number => rows + (from + p) * n + from;
  // a vector lives in the first half, in both (after a rotation), or in the second half
  const part = new Int8Array(size).fill(1).fill(3, half);
  const { active, passive } = deflate(values, z, 2 * Math.abs(link), (p, q, c, s) => {
    rotate(m, start(p), start(q), size, c, s);
    if (part[p] !== part[q]) part[p] = part[q] = 2;
  });
  const k = active.length;
  if (k === 0) return;
  const norm = euclideanNorm(Float64Array.from(active, (p) => z[p]));
  active.forEach((p, j) => {
    m[work.d + j] = values[p];
    m[work.z + j] = z[p] / norm;
  });
  const rho = 2 * Math.abs(link) * norm * norm;
  const roots = new Float64Array(k);
  for (let i = 0; i < k; i++) roots[i] = secularRoot(i, k, rho, room, work, vectors + i * k);
  const order = [1, 2, 3].flatMap((one) => Array.from(active.keys()).filter((j) => part[active[j]] === one));
  m.set(order, work.order);
  secular.vectors(k, work.d, work.z, vectors, work.weights, work.order, work.row);
  // columns of the secular vectors: `top` of vectors that reach into the first half, the last `bottom` into the second
  const top = order.filter((j) => part[active[j]] < 3).length;
  const bottom = order.filter((j) => part[active[j]] > 1).length;
  const rest = size - half;
  const second = copies + top * half;
  const third = second + bottom * rest;
  for (let j = 0; j < top; j++) copy(m, start(active[order[j]]), half, m, copies + j * half);
  for (let j = 0; j < bottom; j++) copy(m, start(active[order[k - bottom + j]]) + half, rest, m, second + j * rest);
  passive.forEach((p, j) => {
    copy(m, start(p), size, m, third + j * size);
  });
  const kept = passive.map((p) => values[p]);
  const whole = start(0);
  realSteps.product(0, k, half, top, vectors, k, 1, copies, 1, half, whole, n);
  realSteps.product(0, k, rest, bottom, vectors + k - bottom, k, 1, second, 1, rest, whole + half, n);
  values.set(roots);
  values.set(kept, k);
  passive.forEach((_, j) => {
    copy(m, third + j * size, size, m, start(k + j));
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
