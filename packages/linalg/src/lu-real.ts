import { SingularMatrixError } from "./errors.ts";
import { gemmReal } from "./gemm-real.ts";
import { realWindow } from "./real-window.ts";
import { halved, solveTriangleReal } from "./triangular-real.ts";

/** P a = L U with partial pivoting of a real matrix, ready to solve. Made by `luReal`. */
export class RealLuFactors {
  readonly size: number;
  /** L below the diagonal (unit diagonal not stored) and U above, row-major. */
  readonly factors: Float64Array;
  /** Row i was exchanged with row `pivots[i] >= i` at step i. */
  readonly pivots: Int32Array;
  /** The first column without a pivot, or -1: then the matrix is exactly singular. */
  readonly singularColumn: number;

  constructor(n: number, a: Float64Array) {
    if (a.length !== n * n)
      throw new RangeError(`luReal needs ${n * n} numbers for a ${n} x ${n} matrix, got ${a.length}`);
    for (let at = 0; at < a.length; at++) {
      if (!Number.isFinite(a[at])) {
        throw new RangeError(`luReal needs finite entries, got ${a[at]} at (${Math.floor(at / n)}, ${at % n})`);
      }
    }
    this.size = n;
    this.factors = a.slice();
    this.pivots = new Int32Array(n);
    this.singularColumn = factor(n, this.factors, this.pivots, 0, n);
  }

  /** Det a; 0 when exactly singular. */
  get determinant(): number {
    if (this.singularColumn >= 0) return 0;
    let product = 1;
    for (let i = 0; i < this.size; i++) product *= this.factors[i * (this.size + 1)] * (this.pivots[i] === i ? 1 : -1);
    return product;
  }

  /** The smallest |pivot| over the largest: a cheap warning of near singularity (0 when singular), not a bound. */
  get pivotRatio(): number {
    let smallest = Number.POSITIVE_INFINITY;
    let largest = 0;
    for (let i = 0; i < this.size; i++) {
      const size = Math.abs(this.factors[i * (this.size + 1)]);
      smallest = Math.min(smallest, size);
      largest = Math.max(largest, size);
    }
    return largest === 0 ? (this.size === 0 ? 1 : 0) : smallest / largest;
  }

  /**
   * Overwrites b by the solution of a x = b. With `columns` > 1, b holds that many right-hand sides as the columns of a
   * row-major n x columns matrix.
   * @throws RangeError when the length is not n columns
   * @throws SingularMatrixError when a is exactly singular, or so nearly that the solution overflows
   */
  solveInPlace(b: Float64Array, columns = 1): void {
    const n = this.size;
    if (b.length !== n * columns) {
      throw new RangeError(
        `a real system of size ${n} with ${columns} columns needs ${n * columns} numbers, got ${b.length}`,
      );
    }
    if (this.singularColumn >= 0) {
      throw new SingularMatrixError(
        `the ${n} x ${n} real matrix is exactly singular: no pivot is left in column ${this.singularColumn}`,
      );
    }
    for (let i = 0; i < n; i++) {
      if (this.pivots[i] !== i) exchange(b, i * columns, this.pivots[i] * columns, columns);
    }
    solveTriangleReal("unit lower", n, realWindow(this.factors, n), columns, realWindow(b, columns));
    solveTriangleReal("upper", n, realWindow(this.factors, n), columns, realWindow(b, columns));
    if (!b.every(Number.isFinite)) {
      throw new SingularMatrixError(
        `the solution of the ${n} x ${n} real system is not finite: the matrix is singular`,
      );
    }
  }

  /** The solution of a x = b in a new array. @throws as `solveInPlace` */
  solve(b: Float64Array, columns = 1): Float64Array {
    const x = b.slice();
    this.solveInPlace(x, columns);
    return x;
  }
}

function exchange(data: Float64Array, p: number, q: number, count: number): void {
  for (let k = 0; k < count; k++) {
    const kept = data[p + k];
    data[p + k] = data[q + k];
    data[q + k] = kept;
  }
}

/** Columns that are eliminated one by one. */
const PANEL = 16;

/** Factorises the columns [start, end) from row `start` down, those before being done, by halves. */
function factor(n: number, a: Float64Array, pivots: Int32Array, start: number, end: number): number {
  const count = end - start;
  if (count <= PANEL) return factorPanel(n, a, pivots, start, end);
  const half = halved(count);
  const middle = start + half;
  const left = factor(n, a, pivots, start, middle);
  const above = realWindow(a, n, start, middle);
  solveTriangleReal("unit lower", half, realWindow(a, n, start, start), end - middle, above);
  const below = realWindow(a, n, middle, start);
  gemmReal("N", "N", n - middle, end - middle, half, -1, below, above, 1, realWindow(a, n, middle, middle));
  const right = factor(n, a, pivots, middle, end);
  return left >= 0 ? left : right;
}

function factorPanel(n: number, a: Float64Array, pivots: Int32Array, start: number, end: number): number {
  let singular = -1;
  for (let k = start; k < end; k++) {
    let pivot = k;
    for (let i = k + 1; i < n; i++) if (Math.abs(a[i * n + k]) > Math.abs(a[pivot * n + k])) pivot = i;
    pivots[k] = pivot;
    if (pivot !== k) exchange(a, k * n, pivot * n, n);
    const diagonal = a[k * n + k];
    if (diagonal === 0) {
      if (singular < 0) singular = k;
      continue;
    }
    for (let i = k + 1; i < n; i++) {
      if (a[i * n + k] === 0) continue;
      const quotient = a[i * n + k] / diagonal;
      a[i * n + k] = quotient;
      for (let p = i * n + k + 1, q = k * n + k + 1; p < i * n + end; p++, q++) a[p] -= quotient * a[q];
    }
  }
  return singular;
}

/**
 * LU factorisation with partial pivoting of a real n x n matrix (row-major), as rate equations need it. Cost 2/3 n^3.
 * @throws RangeError when the length is not n^2 or an entry is not finite
 */
export const luReal = (n: number, a: Float64Array): RealLuFactors => new RealLuFactors(n, a);
