import { DynamicsError } from "./errors.ts";
import type { Arrival, Propagator, RealMap } from "./propagator.ts";
import { norm } from "./real-equation.ts";

/** The lower triangle of the tableau of Dormand and Prince (1980), order 5(4); its last row gives the solution. */
const A: readonly (readonly number[])[] = [
  [1 / 5],
  [3 / 40, 9 / 40],
  [44 / 45, -56 / 15, 32 / 9],
  [19372 / 6561, -25360 / 2187, 64448 / 6561, -212 / 729],
  [9017 / 3168, -355 / 33, 46732 / 5247, 49 / 176, -5103 / 18656],
  [35 / 384, 0, 500 / 1113, 125 / 192, -2187 / 6784, 11 / 84],
];
/** Fifth minus fourth order. */
const E: readonly number[] = [71 / 57600, 0, -71 / 16695, 71 / 1920, -17253 / 339200, 22 / 525, -1 / 40];

/**
 * The adaptive Runge-Kutta method of Dormand and Prince, order 5(4), in place. Steps end on the grid times, so that each
 * state shown has the accuracy that was controlled. The error of a step may be its share of the tolerance by length.
 */
export class DormandPrincePropagator implements Propagator {
  readonly method = "runge-kutta";
  steps = 0;
  error = 0;
  applications = 0;
  readonly #map: RealMap;
  readonly #tolerance: number;
  #k: Float64Array[];
  #trial: Float64Array;

  /** `tolerance`: the error at the last time, relative to the norm of the solution as it goes. */
  constructor(map: RealMap, size: number, tolerance: number) {
    this.#map = map;
    this.#tolerance = tolerance;
    this.#k = Array.from({ length: 7 }, () => new Float64Array(size));
    this.#trial = new Float64Array(size);
  }

  *run(start: Float64Array, from: number, times: readonly number[]): Generator<Arrival, void> {
    let x: Float64Array = start.slice();
    const whole = times[times.length - 1] - from;
    let t = from;
    this.#apply(x, this.#k[0]);
    const speed = norm(this.#k[0]) / norm(x);
    let h = speed > 0 ? 0.01 / speed : whole;
    for (const [index, stop] of times.entries()) {
      while (t < stop) {
        const last = h >= stop - t;
        const ds = last ? stop - t : h;
        if (t + ds === t) throw new DynamicsError(`the Runge-Kutta step has shrunk to nothing at t = ${t}`);
        const error = this.#attempt(x, ds);
        const allowed = Math.max((this.#tolerance * ds) / whole, 2 * Number.EPSILON) * norm(this.#trial);
        const ratio = error / allowed;
        const factor = Math.min(5, Math.max(0.2, 0.9 * ratio ** -0.25));
        if (!(ratio <= 1)) {
          if (!Number.isFinite(ratio)) throw new DynamicsError(`the solution is not finite at t = ${t}`);
          h = ds * factor;
          continue;
        }
        this.#accept(error);
        const before = x;
        x = this.#trial;
        this.#trial = before;
        t = last ? stop : t + ds;
        h = last ? Math.max(h, ds * factor) : ds * factor;
        if (t < stop) yield { t, index: -1, x };
      }
      yield { t, index, x };
    }
  }

  /** The step from x, into the trial vector and the stages; the norm of its error estimate. */
  #attempt(x: Float64Array, h: number): number {
    const k = this.#k;
    const y = this.#trial;
    for (let stage = 0; stage < 6; stage++) {
      y.set(x);
      for (const [j, a] of A[stage].entries()) {
        if (a !== 0) for (let i = 0; i < y.length; i++) y[i] += h * a * k[j][i];
      }
      this.#apply(y, k[stage + 1]);
    }
    let square = 0;
    for (let i = 0; i < y.length; i++) {
      let difference = 0;
      for (let j = 0; j < 7; j++) difference += E[j] * k[j][i];
      square += difference * difference;
    }
    return h * Math.sqrt(square);
  }

  #accept(error: number): void {
    this.steps++;
    this.error += error;
    const k = this.#k;
    this.#k = [k[6], k[1], k[2], k[3], k[4], k[5], k[0]]; // first same as last
  }

  #apply(x: Float64Array, y: Float64Array): void {
    this.#map(x, y);
    this.applications++;
  }
}
