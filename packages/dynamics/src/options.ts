import type { Operator } from "@openbath/hilbert";
import type { ComplexMatrix } from "@openbath/linalg";
import type { AbortSignalLike } from "./abort.ts";

/** How far an evolution has come. */
export interface Progress {
  /** The time reached. */
  readonly time: number;
  /** The part of the whole time span that is done, 0 to 1. */
  readonly fraction: number;
  /** Applications of the generator so far. */
  readonly applications: number;
  /** Steps of the method so far. */
  readonly steps: number;
}

/** What a propagation needs to know: how, how exactly, and whom to tell. */
export interface PropagationOptions {
  /**
   * `krylov`: exponentials in Krylov spaces, for any size. `runge-kutta`: Dormand-Prince 5(4), for comparison.
   * `spectral`: the eigenvectors of the generator, up to 1024 coordinates, any time at the same price; refuses where their
   * condition spoils the tolerance. Default `auto`:
   * `spectral` up to 64 coordinates, and up to 1024 for times so long that it is cheaper, unless it
   * refuses; else `krylov`.
   */
  readonly method?: "auto" | "krylov" | "runge-kutta" | "spectral";
  /** The error wanted at the last time, in the Frobenius norm and relative to that of the solution; default 1e-10. */
  readonly tolerance?: number;
  /**
   * Bytes that the vectors of the method may take, default 2^31; `krylov` makes do with fewer vectors (and more steps)
   * where 30 do not fit.
   */
  readonly maxMemory?: number;
  /** Told after every step and at every grid time. */
  readonly onProgress?: (progress: Progress) => void;
  /** Asked before every application of the generator. */
  readonly signal?: AbortSignalLike;
}

export interface EvolveOptions<Name extends string = string> extends PropagationOptions {
  /** The time at which the system is in rho0; default the first of the times. */
  readonly start?: number;
  /** Operators whose expectation values Tr(O rho(t)) are followed, Hermitian or not. */
  readonly observables?: Readonly<Record<Name, Operator>>;
  /**
   * Shown the state at every grid time, in the product basis; `index` is the place in the grid. The matrix belongs to
   * the observer.
   */
  readonly onState?: (time: number, rho: ComplexMatrix, index: number) => void;
  /** Keep the state of every grid time; default: only when there are neither observables nor an onState. */
  readonly keepStates?: boolean;
  /** Follow the smallest eigenvalue of rho(t), O(d^3) a grid time; default true. */
  readonly positivity?: boolean;
}

/** @throws RangeError when the times are not a grid: finite, ascending, at least one */
export function checkTimes(what: string, times: ArrayLike<number>, start: number): number[] {
  const grid = Array.from(times);
  if (grid.length === 0) throw new RangeError(`${what}: at least one time is needed, got none`);
  let before = start;
  for (const [k, t] of grid.entries()) {
    if (!Number.isFinite(t)) throw new RangeError(`${what}: times must be finite, times[${k}] is ${t}`);
    if (!(t >= before)) {
      const whom = k === 0 ? "the start" : `times[${k - 1}]`;
      throw new RangeError(`${what}: times must ascend, times[${k}] = ${t} lies before ${whom} = ${before}`);
    }
    before = t;
  }
  return grid;
}
