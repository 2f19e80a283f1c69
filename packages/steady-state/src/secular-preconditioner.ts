import { addTraceCondition, assemble, type Selection, selectUnknowns } from "./assemble.ts";
import { RealLu } from "./real-lu.ts";
import type { ScaledEquation } from "./scaled-equation.ts";

/**
 * The secular part of L, which is all of it as epsilon -> 0: populations and slow coherences by one dense
 * factorisation (with the trace condition), every fast coherence by its own -i (E_a - E_b) + D_abab.
 */
export class SecularPreconditioner {
  readonly selection: Selection;
  readonly #lu: RealLu;
  readonly #slow: Float64Array;
  /** (re, im) of the inverse of the diagonal element of every coherence; (0, 0) for those in the dense block. */
  readonly #inverse: Float64Array;
  readonly #dimension: number;

  constructor(equation: ScaledEquation, slow: Int32Array) {
    const { unknowns, factors, frequencies, scale } = equation;
    this.#dimension = unknowns.dimension;
    this.selection = selectUnknowns(equation, slow);
    const size = this.selection.unknowns.length;
    const block = assemble(equation, this.selection);
    addTraceCondition(block, size, unknowns.dimension);
    this.#lu = new RealLu(block, size);
    this.#slow = new Float64Array(size);
    this.#inverse = new Float64Array(2 * unknowns.coherences);
    const isSlow = new Uint8Array(unknowns.coherences);
    for (const m of slow) isSlow[m] = 1;
    const entry = equation.equation.element;
    const own = new Float64Array(2);
    for (let m = 0; m < unknowns.coherences; m++) {
      if (isSlow[m]) continue;
      entry?.(unknowns.rows[m], unknowns.cols[m], unknowns.rows[m], unknowns.cols[m], own);
      const factor = factors[unknowns.dimension + 2 * m] / scale;
      const re = factor * own[0];
      const im = factor * (own[1] - frequencies[m]);
      const square = re * re + im * im;
      this.#inverse[2 * m] = re / square;
      this.#inverse[2 * m + 1] = -im / square;
    }
  }

  /** Estimated reciprocal condition of the dense block; near zero when the secular part alone has several solutions. */
  reciprocalCondition(): number {
    return this.#lu.reciprocalCondition();
  }

  /** y <- M^-1 x. */
  apply(x: Float64Array, y: Float64Array): void {
    const { unknowns } = this.selection;
    const inverse = this.#inverse;
    const slow = this.#slow;
    for (let m = 0, k = this.#dimension; k < x.length; m += 2, k += 2) {
      y[k] = inverse[m] * x[k] - inverse[m + 1] * x[k + 1];
      y[k + 1] = inverse[m] * x[k + 1] + inverse[m + 1] * x[k];
    }
    for (let k = 0; k < unknowns.length; k++) slow[k] = x[unknowns[k]];
    this.#lu.solveInPlace(slow);
    for (let k = 0; k < unknowns.length; k++) y[unknowns[k]] = slow[k];
  }
}
