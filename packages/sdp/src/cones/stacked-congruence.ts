import { ComplexMatrix, gemm } from "@openbath/linalg";

/** Numbers that a stack of matrices may hold before it leaves the cache. */
const CACHED = 65536;

/**
 * A_p <- T A_p T^dagger for `count` Hermitian n x n matrices given by their coordinates (see `toCoordinates`), one after the other, in place.
 * They are laid side by side, row i of all of them first, so that two products of long matrices do what 2 `count` small ones would:
 * T times the n x (count n) stack, then the same numbers read as a (n count) x n stack times T^dagger.
 */
export function stackedCongruence(n: number, t: Float64Array, coordinates: Float64Array, count: number): void {
  const root = new ComplexMatrix(n, n, t);
  const most = Math.min(count, Math.max(1, Math.floor(CACHED / (2 * n * n))));
  const numbers = 2 * n * n * most;
  const first = new Float64Array(numbers);
  const second = new Float64Array(numbers);
  for (let from = 0; from < count; from += most) {
    const k = Math.min(most, count - from);
    const a = first.subarray(0, 2 * n * n * k);
    const b = second.subarray(0, 2 * n * n * k);
    for (let p = 0; p < k; p++) spread(n, k, p, coordinates, (from + p) * n * n, a);
    gemm("N", "N", 1, root, new ComplexMatrix(n, k * n, a), 0, new ComplexMatrix(n, k * n, b));
    gemm("N", "C", 1, new ComplexMatrix(n * k, n, b), root, 0, new ComplexMatrix(n * k, n, a));
    for (let p = 0; p < k; p++) gather(n, k, p, a, coordinates, (from + p) * n * n);
  }
}

/** Coordinates of one matrix to its place among k: row i of matrix p is row i k + p of the stack. */
function spread(n: number, k: number, p: number, source: Float64Array, offset: number, stack: Float64Array): void {
  let at = offset;
  for (let i = 0; i < n; i++) {
    const row = 2 * (i * k + p) * n;
    for (let j = 0; j < i; j++) {
      const re = source[at++] * Math.SQRT1_2;
      const im = source[at++] * Math.SQRT1_2;
      const upper = 2 * ((j * k + p) * n + i);
      stack[row + 2 * j] = re;
      stack[row + 2 * j + 1] = im;
      stack[upper] = re;
      stack[upper + 1] = -im;
    }
    stack[row + 2 * i] = source[at++];
    stack[row + 2 * i + 1] = 0;
  }
}

/** Its Hermitian part back. */
function gather(n: number, k: number, p: number, stack: Float64Array, out: Float64Array, offset: number): void {
  let at = offset;
  for (let i = 0; i < n; i++) {
    const row = 2 * (i * k + p) * n;
    for (let j = 0; j < i; j++) {
      const upper = 2 * ((j * k + p) * n + i);
      out[at++] = (stack[row + 2 * j] + stack[upper]) * Math.SQRT1_2;
      out[at++] = (stack[row + 2 * j + 1] - stack[upper + 1]) * Math.SQRT1_2;
    }
    out[at++] = stack[row + 2 * i];
  }
}
