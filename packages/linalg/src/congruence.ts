import { type CongruenceKernel, congruenceKernel } from "./congruence-kernel.ts";

/**
 * Hermitian matrices in real coordinates, n^2 numbers each: row i starts at i^2, for j < i the pair sqrt2 Re A_ij, sqrt2 Im A_ij, then A_ii.
 * Matrix a has the `values` at `coordinates` from `start[a]` to `start[a + 1]`, the others are zero.
 */
export interface SparseHermitian {
  readonly start: ArrayLike<number>;
  readonly coordinates: Int32Array;
  readonly values: Float64Array;
}

/**
 * T A T^dagger for those of the Hermitian n x n matrices A that are `chosen`, n^2 real coordinates each, one after the other into `out`. T is row by row,
 * real and imaginary parts in turn. Rows of A without entries and parts that vanish cost nothing; at most 12 n^3 operations a matrix.
 * Meant for n below a hundred: T and A stay in the cache.
 *
 * @throws RangeError when T has not 2 n^2 numbers or `out` is too short
 */
export function sparseCongruences(
  n: number,
  t: Float64Array,
  matrices: SparseHermitian,
  chosen: ArrayLike<number>,
  out: Float64Array,
): void {
  requireLength("t", t, 2 * n * n);
  requireLength("out", out, chosen.length * n * n);
  const kernel = congruenceKernel(n);
  load(kernel, t, false);
  const { start, coordinates, values } = matrices;
  for (let p = 0; p < chosen.length; p++) {
    begin(kernel);
    for (let at = start[chosen[p]]; at < start[chosen[p] + 1]; at++) enter(kernel, coordinates[at], values[at]);
    finish(kernel, out, p * n * n);
  }
}

/**
 * T A T^dagger (op "N") or T^dagger A T ("C") for one matrix, from its n^2 real coordinates at `offset` of `source` to `offset` of `out`, which may be `source`.
 *
 * @throws RangeError when T has not 2 n^2 numbers or an array is too short
 */
export function congruence(
  n: number,
  op: "N" | "C",
  t: Float64Array,
  source: Float64Array,
  offset: number,
  out: Float64Array,
): void {
  requireLength("t", t, 2 * n * n);
  requireLength("source", source, offset + n * n);
  requireLength("out", out, offset + n * n);
  const kernel = congruenceKernel(n);
  load(kernel, t, op === "C");
  begin(kernel);
  for (let c = 0; c < n * n; c++) if (source[offset + c] !== 0) enter(kernel, c, source[offset + c]);
  finish(kernel, out, offset);
}

function requireLength(name: string, array: Float64Array, length: number): void {
  if (array.length < length) throw new RangeError(`${name} must hold ${length} numbers, got ${array.length}`);
}

/** T, or its adjoint, to its two places. */
function load({ places, memory }: CongruenceKernel, matrix: Float64Array, adjoint: boolean): void {
  const { n, width, t, turned } = places;
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < n; k++) {
      const from = 2 * (adjoint ? k * n + i : i * n + k);
      const re = matrix[from];
      const im = adjoint ? -matrix[from + 1] : matrix[from + 1];
      const pair = t + (i >> 1) * 4 * n + 4 * k + 2 * (i & 1);
      memory[pair] = re;
      memory[pair + 1] = im;
      const column = turned + 2 * k * width + i;
      memory[column] = re;
      memory[column + width] = im;
    }
  }
}

function begin({ places, memory }: CongruenceKernel): void {
  memory.fill(0, places.f, places.t);
}

/** One coordinate to the entries of F or G that it makes. */
function enter({ entries, memory }: CongruenceKernel, coordinate: number, value: number): void {
  const { lower, upper, lowerFactor, upperFactor } = entries;
  memory[lower[coordinate]] = lowerFactor[coordinate] * value;
  memory[upper[coordinate]] = upperFactor[coordinate] * value;
}

function finish(kernel: CongruenceKernel, out: Float64Array, at: number): void {
  const { places, memory } = kernel;
  kernel.run(listRows(kernel, places.f, places.listF), listRows(kernel, places.g, places.listG));
  for (let k = 0, from = places.out; k < places.n * places.n; k++) out[at + k] = memory[from + k];
}

/** Notes which rows of a plane are not zero; returns how many. */
function listRows({ places, memory, lists }: CongruenceKernel, plane: number, list: number): number {
  const { n, width } = places;
  let count = 0;
  for (let k = 0; k < n; k++) {
    const from = plane + k * width;
    for (let j = 0; j < n; j++) {
      if (memory[from + j] === 0) continue;
      lists[2 * list + count++] = k;
      break;
    }
  }
  return count;
}
