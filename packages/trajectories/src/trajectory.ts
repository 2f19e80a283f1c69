import type { Kernel, Place } from "@openbath/linalg/state-vectors";
import { createKernel } from "@openbath/linalg/state-vectors";
import { ChebyshevStep } from "./chebyshev-step.ts";
import { type DecayPoint, findJumpTime } from "./jump-time.ts";
import { Moments } from "./moments.ts";
import type { Pair } from "./random-pairs.ts";
import type { TrajectoryProblem } from "./trajectory-problem.ts";

/** A jump: when, which of the jump operators, and the probabilities with which it was drawn. */
export interface JumpEvent {
  readonly time: number;
  readonly channel: number;
  readonly probabilities: Float64Array;
}

/** One run of the quantum-jump process. */
export interface Trajectory {
  /** Expectation values in the normalised state: observable k at time i stands at k * times.length + i. */
  readonly observables: Float64Array;
  /** |psi|^2 since the last jump, at the times. */
  readonly squaredNorms: Float64Array;
  readonly jumps: readonly JumpEvent[];
  /** Products of H_eff with a vector that were made. */
  readonly products: number;
}

/** A sector in the kernel's memory. */
interface LoadedSector {
  readonly recurrence: number;
  readonly jumps: readonly number[];
  readonly weights: Moments;
  readonly observables: Moments;
}

/** How much longer than the expected time to the next jump a step is made. */
const REACH = 1.1;
/** Below this, the error of the norm by rounding is larger than any tolerance asked for. */
const ROUNDING = 4e-15;

/**
 * Runs trajectories of one problem, one after the other, in memory taken once. Waiting times as Dalibard, Castin and
 * Molmer do: between jumps psi decays by exp(-i H_eff t) from norm 1, and a jump comes when |psi|^2 has fallen to a random
 * number r1; jump k is the first with r2 < (p_1 + ... + p_k) / sum p, p_k = |L_k psi|^2.
 */
export class TrajectoryRunner {
  readonly #problem: TrajectoryProblem;
  readonly #kernel: Kernel;
  readonly #size: number;
  readonly #step: ChebyshevStep;
  /** The state inside a step that is looked at. */
  readonly #probe: Place;
  readonly #sectors: readonly LoadedSector[];
  /** The sector that the state is in. */
  #sector: LoadedSector;
  readonly #p: Float64Array;
  #scratch: Place = -1;

  constructor(problem: TrajectoryProblem, kernel: Kernel = createKernel()) {
    this.#problem = problem;
    this.#kernel = kernel;
    this.#size = 2 * problem.dimension;
    const scratch = (): Place => {
      if (this.#scratch < 0) this.#scratch = kernel.allocate(this.#size);
      return this.#scratch;
    };
    this.#step = new ChebyshevStep(kernel, problem.chebyshev, this.#size);
    this.#probe = kernel.allocate(this.#size);
    this.#sectors = problem.sectors.map(({ recurrence, jumps, weights, observables }) => ({
      recurrence: kernel.load(recurrence),
      jumps: jumps.map((program) => kernel.load(program)),
      weights: new Moments(kernel, weights, this.#size, scratch),
      observables: new Moments(kernel, observables, this.#size, scratch),
    }));
    this.#sector = this.#sectors[0];
    this.#p = new Float64Array(problem.jumps.length);
  }

  /**
   * @param pairs the random numbers (r1, r2) of each jump, in order
   * @param ket which of the initial kets
   */
  run(pairs: (draw: number) => Pair, ket = 0): Trajectory {
    const { times, names, initial, tolerance } = this.#problem;
    const observables = new Float64Array(names.length * times.length);
    const squaredNorms = new Float64Array(times.length);
    const jumps: JumpEvent[] = [];
    const end = times[times.length - 1];
    const { start } = this.#step;
    let products = 0;
    let seen = 0;
    const record = (psi: Place, squaredNorm: number): void => {
      this.#sector.observables.evaluate(psi, observables, seen, times.length);
      for (let k = seen; k < observables.length; k += times.length) observables[k] /= squaredNorm;
      squaredNorms[seen++] = squaredNorm;
    };

    this.#kernel.view(start, this.#size).set(initial.kets[ket]);
    let sector = initial.sectors[ket];
    this.#sector = this.#sectors[sector];
    let time = 0;
    let point = this.#decayPoint(0, start, 1);
    let [r1, r2] = pairs(0);
    if (times[0] === 0) record(start, 1);
    while (time < end) {
      const target = Math.log(r1);
      const expected = (point.logarithm - target) / point.rate;
      const wanted = Math.min(this.#problem.chebyshev.maxStep, end - time, REACH * expected);
      const step = this.#step.build(this.#sector.recurrence, wanted, Math.exp(point.logarithm / 2));
      products += this.#step.products;
      const jump = findJumpTime({ ...point, time: 0 }, target, step, Math.max(tolerance, ROUNDING), (t) =>
        this.#decayPoint(t, this.#probe, this.#step.at(t, this.#probe)),
      );
      const length = jump?.time ?? step;
      const next = jump === undefined && length === end - time ? end : time + length;
      const last = jump ?? this.#last;
      const p = this.#p.slice();
      // what is asked for at the very end of the step is at hand already
      while (seen < times.length && times[seen] < next) {
        const t = times[seen] - time;
        record(this.#probe, this.#step.at(t, this.#probe));
        this.#probeIs = t;
      }
      if (this.#probeIs !== length) this.#step.at(length, this.#probe);
      const squaredNorm = Math.exp(last.logarithm);
      if (seen < times.length && times[seen] === next) record(this.#probe, squaredNorm);
      time = next;
      if (jump === undefined) {
        this.#kernel.scale(this.#probe, 1, start, this.#size);
        point = last;
        continue;
      }
      const channel = chosen(p, r2);
      const rate = p.reduce((sum, x) => sum + x, 0);
      jumps.push({ time, channel, probabilities: p.map((x) => x / rate) });
      this.#kernel.apply(this.#sector.jumps[channel], this.#probe, -1, start);
      if (this.#problem.jumps[channel].changes) sector = 1 - sector;
      this.#sector = this.#sectors[sector];
      const norm = Math.sqrt(this.#kernel.squaredNorm(start, this.#size));
      this.#kernel.scale(start, 1 / norm, start, this.#size);
      point = this.#decayPoint(0, start, 1);
      [r1, r2] = pairs(jumps.length);
    }
    return { observables, squaredNorms, jumps, products };
  }

  #last: DecayPoint = { time: 0, logarithm: 0, rate: 0 };
  /** The time inside the step of the state in `probe`. */
  #probeIs = Number.NaN;

  #decayPoint(time: number, psi: Place, squaredNorm: number): DecayPoint {
    this.#sector.weights.evaluate(psi, this.#p);
    let rate = 0;
    for (let k = 0; k < this.#p.length; k++) rate += this.#p[k] = Math.max(0, this.#p[k]);
    this.#last = { time, logarithm: Math.log(squaredNorm), rate: rate / squaredNorm };
    this.#probeIs = psi === this.#probe ? time : Number.NaN;
    return this.#last;
  }
}

/** The first channel whose cumulative probability exceeds r; the last possible one when rounding leaves none. */
function chosen(p: Float64Array, r: number): number {
  const rate = p.reduce((sum, x) => sum + x, 0);
  let sum = 0;
  let possible = 0;
  for (let k = 0; k < p.length; k++) {
    if (p[k] === 0) continue;
    sum += p[k];
    possible = k;
    if (r * rate < sum) return k;
  }
  return possible;
}
