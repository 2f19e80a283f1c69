import type { Tableau } from "./dormand-prince-tableaux.ts";
import { DynamicsError } from "./errors.ts";
import type { Arrival, Propagator, TimedMap } from "./propagator.ts";
import { norm } from "./real-equation.ts";

/** The first step tried, at most, as a part of the whole time: what stands still now may move soon. */
const FIRST_STEP = 1 / 64;
/** Steps this short, relative to the time itself, pass a jump of M(t), if they keep the tolerance of the whole. */
const SHORTEST = 64 * Number.EPSILON;
/** Steps below this part of the whole time are a jump when they are few, a singularity when they are many. */
const CRAWLING = 1e-9;
const MOST_CRAWLING = 1000;

/**
 * An adaptive Runge-Kutta method of Dormand and Prince, in place, for dx/dt = M(t) x. Steps end on the grid times, so that each
 * state shown has the accuracy that was controlled. The error of a step may be its share of the tolerance by length.
 */
export class DormandPrincePropagator implements Propagator {
  readonly method = "runge-kutta";
  steps = 0;
  error = 0;
  applications = 0;
  readonly #map: TimedMap;
  readonly #tableau: Tableau;
  readonly #tolerance: number;
  #k: Float64Array[];
  #trial: Float64Array;

  /** `tolerance`: the error at the last time, relative to the norm of the solution as it goes. */
  constructor(map: TimedMap, size: number, tolerance: number, tableau: Tableau) {
    this.#map = map;
    this.#tolerance = tolerance;
    this.#tableau = tableau;
    this.#k = Array.from({ length: tableau.rows.length + 1 }, () => new Float64Array(size));
    this.#trial = new Float64Array(size);
  }

  *run(start: Float64Array, from: number, times: readonly number[]): Generator<Arrival, void> {
    let x: Float64Array = start.slice();
    const whole = times[times.length - 1] - from;
    let t = from;
    let crawling = 0;
    this.#apply(x, this.#k[0], t);
    const speed = norm(this.#k[0]) / norm(x);
    let h = speed > 0 ? Math.min(0.01 / speed, FIRST_STEP * whole) : FIRST_STEP * whole;
    for (const [index, stop] of times.entries()) {
      while (t < stop) {
        const last = h >= stop - t;
        const ds = last ? stop - t : h;
        crawling = ds < CRAWLING * whole ? crawling + 1 : 0;
        if (t + ds === t || crawling > MOST_CRAWLING) {
          throw new DynamicsError(
            `the Runge-Kutta steps do not get past t = ${t}: the generator may be singular there`,
          );
        }
        const end = last ? stop : t + ds;
        const error = this.#attempt(x, t, end, ds);
        const size = norm(this.#trial);
        const ratio = error / (Math.max((this.#tolerance * ds) / whole, 2 * Number.EPSILON) * size);
        const passing = ds <= SHORTEST * Math.max(Math.abs(t), Math.abs(stop)) && error <= this.#tolerance * size;
        const factor = passing ? 5 : Math.min(5, Math.max(0.2, 0.9 * ratio ** (-1 / this.#tableau.power)));
        if (!(ratio <= 1 || passing)) {
          if (!Number.isFinite(ratio)) throw new DynamicsError(`the solution is not finite at t = ${t}`);
          h = ds * factor;
          continue;
        }
        this.#accept(error);
        const before = x;
        x = this.#trial;
        this.#trial = before;
        t = end;
        h = last ? Math.max(h, ds * factor) : ds * factor;
        if (t < stop) yield { t, index: -1, x };
      }
      yield { t, index, x };
    }
  }

  /** The step from x at t, into the trial vector and the stages; its error estimate. */
  #attempt(x: Float64Array, t: number, end: number, h: number): number {
    const { nodes, rows, errors, estimate } = this.#tableau;
    const k = this.#k;
    const y = this.#trial;
    for (const [stage, row] of rows.entries()) {
      y.set(x);
      for (const [j, a] of row.entries()) {
        if (a !== 0) for (let i = 0; i < y.length; i++) y[i] += h * a * k[j][i];
      }
      this.#apply(y, k[stage + 1], nodes[stage] === 1 ? end : t + nodes[stage] * h);
    }
    return h * estimate(errors.map((combination) => normOf(combination, k)));
  }

  #accept(error: number): void {
    this.steps++;
    this.error += error;
    const k = this.#k;
    this.#k = [k[k.length - 1], ...k.slice(1, -1), k[0]]; // first same as last
  }

  #apply(x: Float64Array, y: Float64Array, time: number): void {
    this.#map(x, y, time);
    this.applications++;
  }
}

/** |sum_j combination_j k_j|. */
function normOf(combination: readonly number[], k: readonly Float64Array[]): number {
  let square = 0;
  for (let i = 0; i < k[0].length; i++) {
    let sum = 0;
    for (let j = 0; j < k.length; j++) sum += combination[j] * k[j][i];
    square += sum * sum;
  }
  return Math.sqrt(square);
}
