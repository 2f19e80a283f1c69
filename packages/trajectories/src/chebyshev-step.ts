import type { Kernel, Place } from "@openbath/linalg/state-vectors";
import { besselSequence } from "./bessel-sequence.ts";
import { type ChebyshevPlan, vectorsNeeded } from "./chebyshev-plan.ts";

/** A step that needs too many vectors is shortened by this factor. */
const SHORTER = 0.9;

/** What may be left out of the sum besides what the step leaves out, as a part of the tolerance. */
const NEGLIGIBLE = 0.1;

/**
 * One step of exp(-i H t) psi with dense output: after `build` the state at any time inside the step is a sum of
 * vectors at hand.
 */
export class ChebyshevStep {
  readonly #kernel: Kernel;
  readonly #plan: ChebyshevPlan;
  #program = -1;
  readonly #size: number;
  readonly #coefficients: Float64Array;
  /** Where psi has to be put before `build`; it is kept there. */
  readonly start: Place;
  #count = 0;
  /** A bound on the vectors made, relative to psi. */
  #largest = 1;

  constructor(kernel: Kernel, plan: ChebyshevPlan, size: number) {
    this.#kernel = kernel;
    this.#plan = plan;
    this.#size = size;
    this.#coefficients = new Float64Array(plan.maxVectors);
    this.start = kernel.allocate(plan.maxVectors * size); // one after the other: no gaps
  }

  /**
   * Makes the vectors for times up to `step`, with as many terms as the growth of the vectors that is found on the way
   * asks for; when there is no room for so many, for a shorter time.
   * @param program 2 (H - center) / radius, loaded
   * @param norm of psi
   * @returns the time up to which states can be asked for
   */
  build(program: number, step: number, norm: number): number {
    this.#program = program;
    const { growth, maxVectors } = this.#plan;
    let length = step;
    let needed = Math.min(vectorsNeeded(this.#plan, length), maxVectors);
    this.#count = 1;
    for (;;) {
      for (; this.#count < needed; this.#count++) this.#next(this.#count);
      const since = this.#count - 1;
      const size = Math.max(1, this.#norm(since) / norm, this.#norm(Math.max(0, since - 1)) / norm);
      const known = { size, since, growth: Math.max(growth, size ** (1 / Math.max(1, since))) };
      needed = vectorsNeeded(this.#plan, length, known);
      while (needed > maxVectors) {
        length *= SHORTER;
        needed = vectorsNeeded(this.#plan, length, known);
      }
      this.#largest = size;
      if (needed <= this.#count) return length;
    }
  }

  /** Products with H of the last step. */
  get products(): number {
    return this.#count - 1;
  }

  #next(k: number): void {
    const place = this.start + k * this.#size;
    this.#kernel.apply(this.#program, place - this.#size, k === 1 ? -1 : place - 2 * this.#size, place);
    if (k === 1) this.#kernel.scale(place, 0.5, place, this.#size);
  }

  #norm(k: number): number {
    return Math.sqrt(this.#kernel.squaredNorm(this.start + k * this.#size, this.#size));
  }

  /** psi a time t after the beginning of the step, into `out`; its squared norm. */
  at(t: number, out: Place): number {
    const { center, radius } = this.#plan;
    const c = this.#coefficients.subarray(0, this.#count);
    besselSequence(radius * t, c);
    for (let k = 1; k < c.length; k++) c[k] *= k % 4 < 2 ? 2 : -2;
    // at earlier times fewer vectors matter
    let count = c.length;
    const negligible = NEGLIGIBLE * this.#plan.tolerance;
    for (let tail = 0; count > 1; count--) {
      tail += Math.abs(c[count - 1]) * this.#largest;
      if (tail > negligible) break;
    }
    const size = Math.exp(center.im * t);
    const phase = { re: size * Math.cos(center.re * t), im: -size * Math.sin(center.re * t) };
    return this.#kernel.combine(this.start, this.#size, c, count, phase, out);
  }
}
