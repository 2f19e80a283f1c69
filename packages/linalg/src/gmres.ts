import { orthogonalize } from "./arnoldi-step.ts";
import { HessenbergLeastSquares } from "./hessenberg-least-squares.ts";
import { complexVectors, realVectors } from "./krylov-vectors.ts";
import { euclideanNorm } from "./norms.ts";

/** A linear map on vectors: writes the image of x into y, leaving x as it is. */
export type LinearMap = (x: Float64Array, y: Float64Array) => void;

/** Anything that can say that the work is no longer wanted, such as an AbortSignal. */
export interface AbortLike {
  readonly aborted: boolean;
}

export interface GmresOptions {
  /** An approximate inverse of the map. */
  readonly precondition?: LinearMap | undefined;
  /**
   * Where the preconditioner stands: on the right (default) the residual that is minimised is the true one; on the left
   * it is the preconditioned one, while convergence is still judged by the true residual.
   */
  readonly side?: "right" | "left" | undefined;
  /** Wanted |b - A x| / |b|. Default 1e-10. */
  readonly tolerance?: number | undefined;
  /** Number of basis vectors kept before starting afresh from the current solution. Default 50. */
  readonly restart?: number | undefined;
  /** Number of applications of A at most, those that check the residual not counted. Default 1000. */
  readonly maxIterations?: number | undefined;
  /** Where to start; zero when not given. */
  readonly initial?: Float64Array | undefined;
  /** Told the number of the iteration (from 1) and the estimate of |b - A x| / |b| (preconditioned when on the left). */
  readonly onIteration?: ((iteration: number, residual: number) => void) | undefined;
  readonly signal?: AbortLike | undefined;
  /** The vectors are plain real numbers, not interleaved complex ones. Default false. */
  readonly real?: boolean | undefined;
}

export interface GmresResult {
  readonly x: Float64Array;
  /** |b - A x| / |b|, computed afresh from the x returned, never a recurrence. */
  readonly residual: number;
  readonly iterations: number;
  readonly converged: boolean;
  /** Why it ended. Anything but "converged" means that x is only the best found. */
  readonly reason: "converged" | "maximum iterations" | "stagnation" | "not finite";
  /** The estimate of the relative residual after each iteration. */
  readonly history: readonly number[];
}

/**
 * Solves A x = b by restarted GMRES: Arnoldi with modified Gram-Schmidt and reorthogonalisation, Givens rotations for
 * the least-squares problem, restart from the true residual. The end of each cycle is judged by the true residual; a
 * cycle that does not reduce it ends the iteration as "stagnation" (a singular system, a restart that is too short, or
 * the limit of rounding).
 * @throws RangeError when options are out of range, b is not finite, or the lengths differ
 * @throws Error named AbortError when the signal is aborted
 */
export function gmres(apply: LinearMap, b: Float64Array, options: GmresOptions = {}): GmresResult {
  const { tolerance = 1e-10, restart = 50, maxIterations = 1000, signal, initial } = options;
  requireOptions(b, options, tolerance, restart, maxIterations);
  const size = b.length;
  const x = initial === undefined ? new Float64Array(size) : initial.slice();
  const history: number[] = [];
  const scale = euclideanNorm(b);
  if (scale === 0)
    return { x: new Float64Array(size), residual: 0, iterations: 0, converged: true, reason: "converged", history };

  const cycle = new Cycle(apply, size, Math.min(restart, size), options);
  const residual = new Float64Array(size);
  const trueResidual = (): number => {
    cycle.image(x, residual);
    for (let i = 0; i < size; i++) residual[i] = b[i] - residual[i];
    return euclideanNorm(residual) / scale;
  };
  let best = x.slice();
  let now = initial === undefined ? 1 : trueResidual();
  if (initial === undefined) residual.set(b);
  let lowest = now;
  let reason: GmresResult["reason"] = Number.isFinite(now) ? "maximum iterations" : "not finite";
  let stalled = 0;
  while (reason === "maximum iterations" && now > tolerance && history.length < maxIterations) {
    const steps = Math.min(maxIterations - history.length, restart);
    const finite = cycle.run(x, residual, now, tolerance, scale, steps, history, () => throwIfAborted(signal));
    const before = now;
    now = finite ? trueResidual() : Number.NaN;
    if (!Number.isFinite(now)) {
      reason = "not finite";
      break;
    }
    if (now < lowest) {
      lowest = now;
      best = x.slice();
    }
    stalled = now > 0.9999 * before ? stalled + 1 : 0;
    if (now > tolerance && (stalled === 2 || now > 1e3 * lowest)) reason = "stagnation";
  }
  if (!Number.isFinite(lowest)) lowest = Number.NaN;
  const converged = lowest <= tolerance;
  return {
    x: best,
    residual: lowest,
    iterations: history.length,
    converged,
    reason: converged ? "converged" : reason,
    history,
  };
}

/** One cycle between restarts, with its workspace. */
class Cycle {
  readonly #apply: LinearMap;
  readonly #precondition: LinearMap | undefined;
  readonly #left: boolean;
  readonly #options: GmresOptions;
  readonly #basis: Float64Array[] = [];
  readonly #scratch: Float64Array;
  readonly #problem: HessenbergLeastSquares;
  readonly #size: number;

  constructor(apply: LinearMap, size: number, restart: number, options: GmresOptions) {
    this.#apply = apply;
    this.#precondition = options.precondition;
    this.#left = options.side === "left" && options.precondition !== undefined;
    this.#options = options;
    this.#scratch = new Float64Array(size);
    this.#problem = new HessenbergLeastSquares(restart);
    this.#size = size;
  }

  image(x: Float64Array, y: Float64Array): void {
    this.#apply(x, y);
  }

  /** Improves x; false when something was not finite (x is then unchanged). */
  run(
    x: Float64Array,
    residual: Float64Array,
    residualNorm: number,
    tolerance: number,
    scale: number,
    steps: number,
    history: number[],
    checkpoint: () => void,
  ): boolean {
    const space = this.#options.real === true ? realVectors : complexVectors;
    const first = this.#vector(0);
    if (this.#left) this.#precondition?.(residual, first);
    else first.set(residual);
    const norm = euclideanNorm(first);
    if (!Number.isFinite(norm)) return false;
    if (norm === 0) return true;
    divide(first, norm);
    const problem = this.#problem;
    problem.start(norm);
    // on the left the estimate is in units of the preconditioned right-hand side: rescale by the residual at the start
    const unit = this.#left ? residualNorm / norm : 1 / scale;
    let count = 0;
    while (count < Math.min(steps, problem.capacity)) {
      checkpoint();
      const w = this.#vector(count + 1);
      this.#step(this.#basis[count], w);
      const column = problem.column(count);
      const left = orthogonalize(space, this.#basis, count + 1, w, column);
      if (Number.isNaN(left)) return false;
      const estimate = problem.append(count, left) * unit;
      count++;
      history.push(estimate);
      this.#options.onIteration?.(history.length, estimate);
      if (left === 0 || estimate <= 0.5 * tolerance) break;
      divide(w, left);
    }
    const y = problem.solution(count);
    const update = new Float64Array(this.#size);
    for (let k = 0; k < count; k++) space.addScaled(update, y[2 * k], y[2 * k + 1], this.#basis[k]);
    let correction: Float64Array = update;
    if (!this.#left && this.#precondition !== undefined) {
      this.#precondition(update, this.#scratch);
      correction = this.#scratch;
    }
    if (!correction.every(Number.isFinite)) return false;
    for (let i = 0; i < x.length; i++) x[i] += correction[i];
    return true;
  }

  #step(v: Float64Array, w: Float64Array): void {
    if (this.#precondition === undefined) {
      this.#apply(v, w);
    } else if (this.#left) {
      this.#apply(v, this.#scratch);
      this.#precondition(this.#scratch, w);
    } else {
      this.#precondition(v, this.#scratch);
      this.#apply(this.#scratch, w);
    }
  }

  #vector(k: number): Float64Array {
    if (this.#basis.length <= k) this.#basis.push(new Float64Array(this.#size));
    return this.#basis[k];
  }
}

function divide(x: Float64Array, by: number): void {
  for (let i = 0; i < x.length; i++) x[i] /= by;
}

function requireOptions(
  b: Float64Array,
  options: GmresOptions,
  tolerance: number,
  restart: number,
  maxIterations: number,
): void {
  if (!(tolerance > 0)) throw new RangeError(`the tolerance of gmres must be positive, got ${tolerance}`);
  if (!Number.isInteger(restart) || restart < 1) {
    throw new RangeError(`gmres restarts after a positive number of steps, got ${restart}`);
  }
  if (!(maxIterations >= 0)) throw new RangeError(`gmres needs maxIterations of zero or more, got ${maxIterations}`);
  if (options.real !== true && b.length % 2 !== 0) {
    throw new RangeError(
      `an interleaved complex vector has an even length, got ${b.length} (real: true for real vectors)`,
    );
  }
  if (options.initial !== undefined && options.initial.length !== b.length) {
    throw new RangeError(`gmres got a start of length ${options.initial.length} for a right-hand side of ${b.length}`);
  }
  if (!b.every(Number.isFinite)) throw new RangeError("gmres needs a finite right-hand side");
}

/** @throws Error named AbortError when the signal is aborted */
export function throwIfAborted(signal: AbortLike | undefined): void {
  if (signal?.aborted !== true) return;
  const error = new Error("the iteration was aborted by its signal");
  error.name = "AbortError";
  throw error;
}
