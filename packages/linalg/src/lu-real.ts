import { SingularMatrixError } from "./errors.ts";
import { factorLu } from "./lu-factor.ts";
import { realWindow } from "./real-window.ts";
import { solveTriangleReal } from "./triangular-real.ts";

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
    this.singularColumn = factorLu(n, this.factors, this.pivots, false);
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

/**
 * LU factorisation with partial pivoting of a real n x n matrix (row-major), as rate equations need it. Cost 2/3 n^3.
 * @throws RangeError when the length is not n^2 or an entry is not finite
 */
export const luReal = (n: number, a: Float64Array): RealLuFactors => new RealLuFactors(n, a);
