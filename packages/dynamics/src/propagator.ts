/** A stop on the way: a step of the method ended at t, or (index >= 0) the grid time `index` was reached. */
export interface Arrival {
  readonly t: number;
  /** The place of t in the grid; -1 between grid times. */
  readonly index: number;
  /** The coordinates at t; overwritten when the propagation goes on. */
  readonly x: Float64Array;
}

/** A way of solving dx/dt = M x, or M(t) x. */
export interface Propagator {
  readonly method: "krylov" | "runge-kutta" | "spectral";
  /** Applications of M so far. */
  readonly applications: number;
  /** Steps so far. */
  readonly steps: number;
  /** Estimate of the error made so far, in the Frobenius norm. */
  readonly error: number;
  /** From x at `start` through the ascending `times`, none of them before `start`. */
  run(x: Float64Array, start: number, times: readonly number[]): Generator<Arrival, void>;
}

/** y <- M x. */
export type RealMap = (x: Float64Array, y: Float64Array) => void;

/** y <- M(time) x. */
export type TimedMap = (x: Float64Array, y: Float64Array, time: number) => void;
