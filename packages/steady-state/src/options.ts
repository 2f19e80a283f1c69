/** What the solvers look at of an AbortSignal, so that any such object will do. */
export interface AbortSignalLike {
  readonly aborted: boolean;
  readonly reason?: unknown;
}

export interface Progress {
  /** Iterations so far, over all restarts. */
  readonly iteration: number;
  /** Estimate of the residual, relative to that of the start. */
  readonly residual: number;
}

export interface SolverOptions {
  /**
   * The residual that must be reached, in units of the dissipator (SteadyState.residual); default 1e-11. The solvers
   * go on to rounding level anyway; this is what makes them fail.
   */
  readonly tolerance?: number;
  /** Iterations of the iterative method before it gives up; default 2000. */
  readonly maxIterations?: number;
  /** Bytes that may be taken for matrices and vectors; default 2^31. */
  readonly maxMemory?: number;
  /** Return a representative (see SteadyState.nullSpace) where the steady state is not unique, instead of an error. */
  readonly allowDegenerate?: boolean;
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: AbortSignalLike;
}

export const DEFAULT_TOLERANCE = 1e-11;
export const DEFAULT_MAX_ITERATIONS = 2000;
export const DEFAULT_MAX_MEMORY = 2 ** 31;

/** @throws the signal's reason when it says stop */
export function throwIfAborted(signal: AbortSignalLike | undefined): void {
  if (signal?.aborted) throw signal.reason ?? new Error("the steady state was aborted");
}
