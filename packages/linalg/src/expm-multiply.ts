import { orthogonalize } from "./arnoldi-step.ts";
import { ComplexMatrix } from "./complex-matrix.ts";
import { ConvergenceError } from "./errors.ts";
import { expmPade } from "./expm-pade.ts";
import { type AbortLike, type LinearMap, throwIfAborted } from "./gmres.ts";
import { complexVectors, realVectors } from "./krylov-vectors.ts";
import { euclideanNorm, modulus } from "./norms.ts";
import { scale } from "./sums.ts";

export interface ExpmMultiplyOptions {
  /** Wanted error relative to the norm of the solution as it goes, shared out over the steps. Default 1e-12. */
  readonly tolerance?: number | undefined;
  /** Dimension of the Krylov spaces; memory is this many vectors. Default 30. */
  readonly dimension?: number | undefined;
  /** Number of applications of the map at most. Default 100000. */
  readonly maxApplications?: number | undefined;
  /** The vectors are plain real numbers, not interleaved complex ones. Default false. */
  readonly real?: boolean | undefined;
  readonly signal?: AbortLike | undefined;
}

export interface ExpmMultiplyResult {
  readonly x: Float64Array;
  /**
   * Estimated relative error: the sum over the steps of the error estimate over the norm of the solution there. An
   * error that grows faster than the solution itself is not seen.
   */
  readonly error: number;
  readonly steps: number;
  readonly applications: number;
}

/**
 * e^{t A} v without ever forming A: Arnoldi spaces, the exponential of the small Hessenberg matrix, steps adapted so that
 * the estimated error of each stays below its share of the tolerance (Saad 1992; Sidje 1998). An invariant Krylov space
 * ends the work exactly. t may be negative; put factors such as -i into `apply`.
 * @throws RangeError when an option or t is out of range, or the length is odd for complex vectors
 * @throws ConvergenceError when the step size collapses, the map is not finite, or `maxApplications` is reached
 * @throws Error named AbortError when the signal is aborted
 */
export function expmMultiply(
  apply: LinearMap,
  t: number,
  v: Float64Array,
  options: ExpmMultiplyOptions = {},
): ExpmMultiplyResult {
  const { tolerance = 1e-12, dimension = 30, maxApplications = 100_000, real = false, signal } = options;
  requireArguments(t, v, tolerance, dimension, real);
  const x = v.slice();
  const unknowns = real ? v.length : v.length / 2;
  const krylov = new KrylovSpace(apply, v.length, Math.min(dimension, unknowns), real);
  let done = 0;
  let error = 0;
  let steps = 0;
  let step = Math.abs(t);
  while (done < Math.abs(t)) {
    throwIfAborted(signal);
    if (euclideanNorm(x) === 0) break;
    if (krylov.applications >= maxApplications) {
      throw new ConvergenceError(
        `expmMultiply reached ${krylov.applications} applications at ${done} of ${Math.abs(t)}`,
      );
    }
    krylov.build(x);
    const left = Math.abs(t) - done;
    if (steps === 0) step = Math.min(left, krylov.firstStep(tolerance));
    step = Math.min(step, left);
    for (let attempt = 0; ; attempt++) {
      const found = krylov.advance(Math.sign(t) * step);
      const share = (tolerance * found.norm * step) / Math.abs(t);
      const ratio = found.error / share;
      if (ratio <= 1.2 || krylov.invariant) {
        krylov.combine(found.coefficients, x);
        if (!x.every(Number.isFinite))
          throw new ConvergenceError(`e^(tA) v overflows at ${done + step} of ${Math.abs(t)}`);
        error += krylov.invariant ? 0 : found.error / found.norm;
        done = step === left ? Math.abs(t) : done + step;
        steps++;
        step *= Math.min(5, 0.9 * Math.max(ratio, 1e-12) ** (-1 / found.order));
        break;
      }
      const factor = Number.isFinite(ratio) ? 0.9 * ratio ** (-1 / found.order) : 0.1;
      step *= Math.min(0.9, Math.max(0.1, factor));
      if (attempt > 60 || done + step === done) {
        throw new ConvergenceError(
          `expmMultiply cannot reach the tolerance ${tolerance} at ${done} of ${Math.abs(t)}: the error estimate of a ` +
            `step of ${step} is ${found.error}; ask for less, or a larger Krylov dimension than ${dimension}`,
        );
      }
    }
  }
  return { x, error, steps, applications: krylov.applications };
}

interface Advance {
  readonly coefficients: ComplexMatrix;
  readonly error: number;
  /** The power of the step with which the error grows. */
  readonly order: number;
  readonly norm: number;
}

/** An Arnoldi basis of span(x, A x, ...) with its Hessenberg matrix. */
class KrylovSpace {
  applications = 0;
  /** Whether the space is invariant: then the small exponential is exact. */
  invariant = false;
  readonly #apply: LinearMap;
  readonly #real: boolean;
  readonly #capacity: number;
  readonly #basis: Float64Array[] = [];
  readonly #length: number;
  /** (m + 2) x (m + 2): the Hessenberg matrix and the two rows that carry the error estimates. */
  readonly #small: ComplexMatrix;
  #dimension = 0;
  #beta = 0;
  #below = 0;
  #nextNorm = 0;

  constructor(apply: LinearMap, length: number, capacity: number, real: boolean) {
    this.#apply = apply;
    this.#length = length;
    this.#capacity = capacity;
    this.#real = real;
    this.#small = new ComplexMatrix(capacity + 2, capacity + 2);
  }

  build(x: Float64Array): void {
    const space = this.#real ? realVectors : complexVectors;
    const size = this.#capacity + 2;
    const h = this.#small.data.fill(0);
    this.#beta = euclideanNorm(x);
    this.#vector(0).set(x.map((y) => y / this.#beta));
    this.invariant = false;
    for (let k = 0; k < this.#capacity; k++) {
      const w = this.#vector(k + 1);
      this.#apply(this.#basis[k], w);
      this.applications++;
      const column = new Float64Array(2 * (k + 1));
      const below = orthogonalize(space, this.#basis, k + 1, w, column);
      if (Number.isNaN(below)) throw new ConvergenceError("expmMultiply: the map gave a number that is not finite");
      for (let i = 0; i <= k; i++) h.set(column.subarray(2 * i, 2 * i + 2), 2 * (i * size + k));
      this.#dimension = k + 1;
      this.#below = below;
      if (below === 0) {
        this.invariant = true;
        return;
      }
      h[2 * ((k + 1) * size + k)] = below;
      for (let i = 0; i < w.length; i++) w[i] /= below;
    }
    const after = new Float64Array(this.#length);
    this.#apply(this.#basis[this.#capacity], after);
    this.applications++;
    this.#nextNorm = euclideanNorm(after);
    h[2 * ((this.#dimension + 1) * size + this.#dimension)] = 1;
  }

  /** A first step from the norm of the Hessenberg matrix and the order of the method. */
  firstStep(tolerance: number): number {
    if (this.invariant) return Number.POSITIVE_INFINITY;
    const m = this.#dimension;
    const norm = Math.max(this.#below, this.#nextNorm, euclideanNorm(this.#small.data) / Math.sqrt(m));
    const logFactorial = (m + 1) * (Math.log(m + 1) - 1) + 0.5 * Math.log(2 * Math.PI * (m + 1));
    return (Math.exp((Math.log(tolerance) + logFactorial) / m) * 2) / norm;
  }

  /** The exponential over one step in the small space, with the error estimated from the next two Krylov terms. */
  advance(step: number): Advance {
    const m = this.#dimension;
    const size = this.invariant ? m : m + 2;
    const h = new ComplexMatrix(size, size);
    for (let i = 0; i < size; i++) {
      const from = 2 * i * this.#small.cols;
      h.data.set(this.#small.data.subarray(from, from + 2 * size), 2 * i * size);
    }
    const f = expmPade(scale(step, h));
    // with the vector after the basis as a free correction (Saad 1992, corrected scheme)
    const count = this.invariant ? m : m + 1;
    const coefficients = new ComplexMatrix(count, 1);
    for (let i = 0; i < count; i++) {
      coefficients.set(i, 0, this.#beta * f.data[2 * i * size], this.#beta * f.data[2 * i * size + 1]);
    }
    const norm = euclideanNorm(coefficients.data);
    if (this.invariant) return { coefficients, error: 0, order: m, norm };
    const term = (row: number): number => this.#beta * modulus(f.data[2 * row * size], f.data[2 * row * size + 1]);
    const p = term(m);
    const q = term(m + 1) * this.#nextNorm;
    if (p > 10 * q) return { coefficients, error: q, order: m, norm };
    if (p > q) return { coefficients, error: (p * q) / (p - q), order: m, norm };
    return { coefficients, error: Math.max(p, q), order: Math.max(1, m - 1), norm };
  }

  /** x = sum of the basis vectors with the given coefficients. */
  combine(coefficients: ComplexMatrix, x: Float64Array): void {
    const space = this.#real ? realVectors : complexVectors;
    x.fill(0);
    for (let k = 0; k < coefficients.rows; k++) {
      space.addScaled(x, coefficients.data[2 * k], coefficients.data[2 * k + 1], this.#basis[k]);
    }
  }

  #vector(k: number): Float64Array {
    if (this.#basis.length <= k) this.#basis.push(new Float64Array(this.#length));
    return this.#basis[k];
  }
}

function requireArguments(t: number, v: Float64Array, tolerance: number, dimension: number, real: boolean): void {
  if (!Number.isFinite(t)) throw new RangeError(`expmMultiply needs a finite time, got ${t}`);
  if (!(tolerance > 0)) throw new RangeError(`the tolerance of expmMultiply must be positive, got ${tolerance}`);
  if (!Number.isInteger(dimension) || dimension < 1) {
    throw new RangeError(`the Krylov dimension must be a positive integer, got ${dimension}`);
  }
  if (!real && v.length % 2 !== 0) {
    throw new RangeError(
      `an interleaved complex vector has an even length, got ${v.length} (real: true for real vectors)`,
    );
  }
  if (!v.every(Number.isFinite)) throw new RangeError("expmMultiply needs a finite vector");
}
