import { SingularMatrixError } from "./errors.ts";
import { syrkReal } from "./gemm-real.ts";
import { type RealWindow, requireWindow, windowFrom } from "./real-window.ts";
import { halved, solveLowerReal } from "./triangular-real.ts";

const DIRECT = 24;

/** What `choleskyReal` does with a pivot that is not positive. */
export interface RealCholeskyOptions {
  /**
   * A pivot that is not larger than `smallest[j]` is replaced by a huge one (1e128), which drops its direction: the
   * rank-deficient case of an interior-point method near its optimum. Without this such a pivot is an error.
   */
  readonly smallest?: ArrayLike<number>;
}

/** In place of a dropped pivot: its square root and inverse are far from overflow. */
const HUGE = 1e128;

/**
 * A = L L^T for a real symmetric positive definite matrix, n x n, in place: only the lower triangle is read, L is
 * written over it, the strict upper triangle is not touched. By halves, so that nearly all of the n^3 / 3 operations are
 * products. Returns how many pivots were replaced (0 without `smallest`).
 * @throws RangeError when the window leaves its array or `smallest` does not have n entries
 * @throws SingularMatrixError when, without `smallest`, a pivot is not positive; A is then spoilt
 */
export function choleskyReal(n: number, a: RealWindow, options: RealCholeskyOptions = {}): number {
  requireWindow("choleskyReal", n, n, a);
  const { smallest } = options;
  if (smallest !== undefined && smallest.length !== n) {
    throw new RangeError(`choleskyReal needs one smallest pivot for each of ${n} columns, got ${smallest.length}`);
  }
  return factor(n, a, 0, smallest);
}

/** The block whose first column is the column `first` of the whole matrix. */
function factor(n: number, a: RealWindow, first: number, smallest: ArrayLike<number> | undefined): number {
  if (n <= DIRECT) return factorDirect(n, a, first, smallest);
  const half = halved(n);
  const across = windowFrom(a, half, 0);
  const lower = windowFrom(a, half, half);
  const replaced = factor(half, a, first, smallest);
  solveLowerReal("right", "T", half, a, n - half, across);
  syrkReal("N", n - half, half, -1, across, 1, lower);
  return replaced + factor(n - half, lower, first + half, smallest);
}

function factorDirect(n: number, a: RealWindow, first: number, smallest: ArrayLike<number> | undefined): number {
  const A = a.data;
  let replaced = 0;
  for (let j = 0; j < n; j++) {
    const rowJ = a.offset + j * a.stride;
    let pivot = A[rowJ + j];
    for (let k = 0; k < j; k++) pivot -= A[rowJ + k] ** 2;
    if (!(pivot > (smallest === undefined ? 0 : smallest[first + j]))) {
      if (smallest === undefined) {
        throw new SingularMatrixError(
          `the matrix is not positive definite: the pivot of column ${first + j} is ${pivot}`,
        );
      }
      pivot = HUGE;
      replaced++;
    }
    const root = Math.sqrt(pivot);
    A[rowJ + j] = root;
    for (let i = j + 1; i < n; i++) {
      const rowI = a.offset + i * a.stride;
      let sum = A[rowI + j];
      for (let k = 0; k < j; k++) sum -= A[rowI + k] * A[rowJ + k];
      A[rowI + j] = sum / root;
    }
  }
  return replaced;
}

/**
 * X <- A^-1 X for `count` right-hand sides, the columns of the n x count window X, from the factor that `choleskyReal`
 * left in `l`. Cost 2 n^2 count operations.
 * @throws RangeError when a window leaves its array
 */
export function choleskySolveReal(n: number, l: RealWindow, count: number, x: RealWindow): void {
  solveLowerReal("left", "N", n, l, count, x);
  solveLowerReal("left", "T", n, l, count, x);
}
