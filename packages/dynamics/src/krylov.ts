import { Arnoldi } from "./arnoldi.ts";
import { DynamicsError } from "./errors.ts";
import { HessenbergFlow } from "./hessenberg-flow.ts";
import type { Arrival, Propagator, RealMap } from "./propagator.ts";
import { norm } from "./real-equation.ts";

/**
 * The exponential e^{M t} x in Krylov spaces. Each space is used as far as its a-posteriori error estimate allows, its
 * share of the tolerance growing with the way it covers; grid times on that way cost a combination of the basis vectors
 * and no application of M. Exact when a space is invariant.
 */
export class KrylovPropagator implements Propagator {
  readonly method = "krylov";
  steps = 0;
  error = 0;
  readonly #space: Arnoldi;
  readonly #tolerance: number;

  /**
   * `tolerance`: the error at the last time, relative to the norm of the solution as it goes; `dimension`: vectors of a
   * Krylov space at most.
   */
  constructor(map: RealMap, size: number, tolerance: number, dimension = 30) {
    this.#space = new Arnoldi(map, size, Math.min(dimension, size));
    this.#tolerance = tolerance;
  }

  get applications(): number {
    return this.#space.applications;
  }

  *run(start: Float64Array, from: number, times: readonly number[]): Generator<Arrival, void> {
    const x = start.slice();
    const shown = new Float64Array(x.length);
    const space = this.#space;
    const end = times[times.length - 1];
    let t = from;
    let index = 0;
    for (; index < times.length && times[index] === t; index++) yield { t, index, x };
    while (index < times.length) {
      if (norm(x) === 0) {
        for (; index < times.length; index++) yield { t: times[index], index, x };
        return;
      }
      const last = t;
      // whether the space, as far as it is built, carries to the end
      const enough = (): boolean => {
        const flow = new HessenbergFlow(space);
        if ((end - last) / flow.longest > space.dimension) return false;
        const pieces = Math.ceil((end - last) / flow.longest);
        for (let k = 1; k <= pieces; k++) {
          const way = (k * (end - last)) / pieces;
          if (!flow.advance((end - last) / pieces, this.#within(way, end - from))) return false;
        }
        return true;
      };
      space.build(x, enough);
      const flow = new HessenbergFlow(space);
      const used = space.dimension + (space.invariant ? 0 : 1);
      let longest = flow.longest;
      let made = 0;
      let moved = false;
      while (index < times.length) {
        const stop = times[index];
        const ds = Math.min(longest, stop - t);
        if (ds > 0 && t + ds === t) throw new DynamicsError(this.#stuck(t));
        const share = this.#within(t + ds - last, end - from);
        const accepted = flow.advance(ds, (error, size) => {
          if (!share(error, size)) return false;
          made = error;
          return true;
        });
        if (!accepted) {
          if (moved) break;
          longest = ds / 2;
          continue;
        }
        moved = true;
        t = ds === stop - t ? stop : t + ds;
        if (t < stop) continue;
        space.combine(flow.c, used, shown);
        if (!shown.every(Number.isFinite)) throw new DynamicsError(`the solution is not finite at t = ${t}`);
        if (index === times.length - 1) this.#finish(made);
        for (; index < times.length && times[index] === t; index++) yield { t, index, x: shown };
      }
      if (index === times.length) return;
      space.combine(flow.c, used, x);
      this.#finish(made);
      yield { t, index: -1, x };
    }
  }

  #finish(error: number): void {
    this.steps++;
    this.error += error * this.#space.beta;
  }

  #within(way: number, whole: number): (error: number, size: number) => boolean {
    const allowed = Math.max((this.#tolerance * way) / whole, 4 * Number.EPSILON);
    return (error, size) => error <= allowed * size;
  }

  #stuck(t: number): string {
    return (
      `the Krylov propagation cannot reach the tolerance ${this.#tolerance} at t = ${t}: ` +
      "steps have shrunk to nothing (is the generator finite, and is it linear?)"
    );
  }
}
