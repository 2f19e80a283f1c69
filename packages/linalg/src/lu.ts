import type { Complex } from "./complex.ts";
import { ComplexMatrix } from "./complex-matrix.ts";
import { SingularMatrixError } from "./errors.ts";
import { gemm } from "./gemm.ts";
import { factorLu } from "./lu-factor.ts";
import { oneNorm } from "./norms.ts";
import { isExactlyReal, realPartsOf } from "./real-parts.ts";
import { realWindow } from "./real-window.ts";
import { reciprocalConditionEstimate } from "./reciprocal-condition.ts";
import { requireFinite, requireSquare, shapeOf } from "./shape.ts";
import { complexWindow, solveLowerBlock, solveUpperBlock } from "./triangular-blocks.ts";
import { solveTriangleReal } from "./triangular-real.ts";
import { divideRange, solveLowerUnit, solveUpper } from "./triangular-solve.ts";

/** From this many multiplications on it is worth a look whether the factors are real. */
const REAL_FROM = 2000;

/** What `lu` may be asked to keep. */
export interface LuOptions {
  /**
   * Keep a copy of the matrix and improve every solution by iterative refinement (two steps in working precision),
   * which makes the solution backward stable row by row, however badly the rows are scaled. Default false.
   */
  readonly refinement?: boolean;
}

/** P a = L U with partial pivoting, ready to solve. Made by `lu`. */
export class LuFactors {
  readonly size: number;
  /** L below the diagonal (unit diagonal not stored) and U above, in one matrix. */
  readonly factors: ComplexMatrix;
  /** Row i was exchanged with row `pivots[i] >= i` at step i. */
  readonly pivots: Int32Array;
  /** The first column without a pivot, or -1: then the matrix is exactly singular. */
  readonly singularColumn: number;
  readonly #norm: number;
  readonly #original: ComplexMatrix | undefined;
  #reciprocalCondition: number | undefined;

  constructor(a: ComplexMatrix, options: LuOptions = {}) {
    requireSquare("lu", a);
    requireFinite("lu", a);
    this.size = a.rows;
    this.factors = a.clone();
    this.pivots = new Int32Array(a.rows);
    this.singularColumn = factorLu(a.rows, this.factors.data, this.pivots, true);
    this.#norm = oneNorm(a);
    this.#original = options.refinement === true ? a.clone() : undefined;
  }

  /** Det a; 0 when exactly singular. May overflow or underflow: see `logDeterminant`. */
  get determinant(): Complex {
    const { re: log, im: phase } = this.logDeterminant;
    if (log === Number.NEGATIVE_INFINITY) return { re: 0, im: 0 };
    let re = 1;
    let im = 0;
    const { data } = this.factors;
    for (let i = 0; i < this.size; i++) {
      const at = 2 * (i * this.size + i);
      const sign = this.pivots[i] === i ? 1 : -1;
      const x = re;
      re = sign * (x * data[at] - im * data[at + 1]);
      im = sign * (x * data[at + 1] + im * data[at]);
    }
    if (Number.isFinite(re) && Number.isFinite(im) && (re !== 0 || im !== 0)) return { re, im };
    return { re: Math.exp(log) * Math.cos(phase), im: Math.exp(log) * Math.sin(phase) };
  }

  /** ln det a: real part ln |det a| (-Infinity when exactly singular), imaginary part its phase in (-pi, pi]. */
  get logDeterminant(): Complex {
    let log = 0;
    let phase = 0;
    const { data } = this.factors;
    for (let i = 0; i < this.size; i++) {
      const at = 2 * (i * this.size + i);
      log += Math.log(Math.hypot(data[at], data[at + 1]));
      phase += Math.atan2(data[at + 1], data[at]) + (this.pivots[i] === i ? 0 : Math.PI);
    }
    if (this.singularColumn >= 0) return { re: Number.NEGATIVE_INFINITY, im: 0 };
    return { re: log, im: Math.atan2(Math.sin(phase), Math.cos(phase)) };
  }

  /**
   * Estimate of 1 / (|a|_1 |a^-1|_1), between 0 (singular) and 1, by Hager's and Higham's method: never below the truth,
   * and hardly ever more than three times above it. A solution has lost about log10(1 / this) digits.
   */
  get reciprocalCondition(): number {
    if (this.singularColumn >= 0) return 0;
    this.#reciprocalCondition ??= reciprocalConditionEstimate(this.size, this.#norm, {
      solve: (x) => this.#solveVector(x),
      solveAdjoint: (x) => this.#solveAdjointVector(x),
    });
    return this.#reciprocalCondition;
  }

  /**
   * X with a X = b, all columns of b at once.
   * @throws RangeError when b has the wrong number of rows
   * @throws SingularMatrixError when a is singular to the last bit, or so nearly that the solution overflows
   */
  solve(b: ComplexMatrix): ComplexMatrix {
    if (b.rows !== this.size) {
      throw new RangeError(`a system of size ${this.size} cannot have a right-hand side of shape ${shapeOf(b)}`);
    }
    this.#requireRegular();
    const x = b.clone();
    this.#solveRows(x);
    if (this.#original !== undefined) {
      for (let step = 0; step < 2; step++) {
        const residual = b.clone();
        gemm("N", "N", -1, this.#original, x, 1, residual);
        this.#solveRows(residual);
        for (let at = 0; at < x.data.length; at++) x.data[at] += residual.data[at];
      }
    }
    this.#requireFiniteSolution(x.data);
    return x;
  }

  /**
   * Overwrites the interleaved vector b by the solution of a x = b.
   * @throws RangeError when the length is not 2 n
   * @throws SingularMatrixError as `solve`
   */
  solveInPlace(vector: Float64Array): void {
    this.#requireVector(vector);
    if (this.#original !== undefined) {
      vector.set(this.solve(new ComplexMatrix(this.size, 1, vector.slice())).data);
      return;
    }
    this.#requireRegular();
    this.#solveVector(vector);
    this.#requireFiniteSolution(vector);
  }

  /** Overwrites b by the solution of a^dagger x = b. @throws as `solveInPlace` */
  solveAdjointInPlace(vector: Float64Array): void {
    this.#requireVector(vector);
    this.#requireRegular();
    this.#solveAdjointVector(vector);
    this.#requireFiniteSolution(vector);
  }

  #requireVector(vector: Float64Array): void {
    if (vector.length !== 2 * this.size) {
      throw new RangeError(
        `a system of size ${this.size} needs ${2 * this.size} interleaved numbers, got ${vector.length}`,
      );
    }
  }

  #requireRegular(): void {
    if (this.singularColumn < 0) return;
    throw new SingularMatrixError(
      `the ${this.size} x ${this.size} matrix is exactly singular: no pivot is left in column ${this.singularColumn}`,
    );
  }

  #requireFiniteSolution(x: Float64Array): void {
    if (x.every(Number.isFinite)) return;
    throw new SingularMatrixError(
      `the solution of the ${this.size} x ${this.size} system is not finite; the reciprocal condition number is about ` +
        `${this.reciprocalCondition}`,
    );
  }

  #solveRows(x: ComplexMatrix): void {
    if (x.cols === 1) {
      this.#solveVector(x.data);
      return;
    }
    const n = this.size;
    const width = x.cols;
    exchangeRows(x.data, width, this.pivots);
    if (n * n * width >= REAL_FROM && isExactlyReal(this.factors.data)) {
      // real factors act on real and imaginary parts alike: these are columns of their own
      const parts = realWindow(realPartsOf(this.factors.data), n);
      const columns = realWindow(x.data, 2 * width);
      solveTriangleReal("unit lower", n, parts, 2 * width, columns);
      solveTriangleReal("upper", n, parts, 2 * width, columns);
      return;
    }
    const factors = complexWindow(this.factors.data, 2 * n);
    const columns = complexWindow(x.data, 2 * width);
    solveLowerBlock(n, factors, true, width, columns);
    solveUpperBlock(n, factors, width, columns);
  }

  #solveVector(x: Float64Array): void {
    exchangeRows(x, 1, this.pivots);
    solveLowerUnit(this.size, this.factors.data, x);
    solveUpper(this.size, this.factors.data, x);
  }

  #solveAdjointVector(x: Float64Array): void {
    const n = this.size;
    const lu = this.factors.data;
    // U^dagger y = x, row-oriented: after x_i is known, take it out of all later ones
    for (let i = 0; i < n; i++) {
      divideRange(x, 2 * i, 2 * i + 2, lu[2 * (i * n + i)], -lu[2 * (i * n + i) + 1]);
      takeOut(lu, 2 * i * n, i + 1, n, x, i);
    }
    // L^dagger z = y
    for (let i = n - 1; i > 0; i--) takeOut(lu, 2 * i * n, 0, i, x, i);
    for (let i = n - 1; i >= 0; i--) {
      const p = this.pivots[i];
      if (p !== i) exchange(x, 2 * i, 2 * p, 2);
    }
  }
}

/** x_j -= conj(m_j) x_i for j in [from, to), m a row of the factors. */
function takeOut(m: Float64Array, row: number, from: number, to: number, x: Float64Array, i: number): void {
  const re = x[2 * i];
  const im = x[2 * i + 1];
  for (let j = 2 * from; j < 2 * to; j += 2) {
    x[j] -= m[row + j] * re + m[row + j + 1] * im;
    x[j + 1] -= m[row + j] * im - m[row + j + 1] * re;
  }
}

function exchangeRows(data: Float64Array, cols: number, pivots: Int32Array): void {
  for (let i = 0; i < pivots.length; i++) {
    if (pivots[i] !== i) exchange(data, 2 * i * cols, 2 * pivots[i] * cols, 2 * cols);
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
 * LU factorisation with partial pivoting of a complex square matrix. Cost 8/3 n^3 operations. A singular matrix
 * factorises (its determinant is 0, its reciprocal condition 0); solving with it throws.
 * @throws RangeError when a is not square or not finite
 */
export const lu = (a: ComplexMatrix, options?: LuOptions): LuFactors => new LuFactors(a, options);

/**
 * X with a X = b, by LU with partial pivoting.
 * @throws RangeError when the shapes do not fit
 * @throws SingularMatrixError when a is singular to the last bit
 */
export const solve = (a: ComplexMatrix, b: ComplexMatrix): ComplexMatrix => lu(a).solve(b);

/** a^-1. Prefer `solve` where a product with the inverse is meant. @throws as `solve` */
export const inverse = (a: ComplexMatrix): ComplexMatrix => lu(a).solve(ComplexMatrix.identity(a.rows));
