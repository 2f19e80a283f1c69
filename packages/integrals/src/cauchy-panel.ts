import {
  type AlgebraicEnd,
  algebraicEnd,
  algebraicHilbert,
  fractionalExponent,
  outsideTransforms,
} from "./algebraic-end.ts";
import { legendreTransforms } from "./legendre-hilbert.ts";
import { PANEL_ORDER as N, panelRule } from "./legendre-rule.ts";
import { GROUP_FAR, LEAF_FAR } from "./panel-function.ts";
import { panelPositions } from "./panel-tree.ts";

/** Nodes of a panel: the number of samples that a `CauchyPanel` takes. */
export const CAUCHY_NODES = N;

/**
 * A panel [low, high] as a quadrature rule for principal values: samples at fixed places, weights that depend on the
 * pole alone, so that many functions can share them,
 *
 *   P int_low^high f(x) / (x - E) dx = sum_j weights_j(E) f(nodes_j),
 *
 * as exactly as degree 15 resolves f divided by (x - low) to the fractional part of an exponent.
 * Where E is the high end, or the low one of a regular panel, the logarithm of zero is left out: panels that meet there
 * have its parts with opposite signs. At the low end the weights of a negative exponent are not finite.
 */
export class CauchyPanel {
  readonly low: number;
  readonly high: number;
  /** The 16 places of the samples, ascending. */
  readonly nodes = new Float64Array(N);
  /** What the samples count for a pole far away. */
  readonly #charges = new Float64Array(N);
  readonly #end: AlgebraicEnd | undefined;
  /** What takes the power at the low end out of the samples; far from zero the nodes are rounded, and it is that of the rounded ones. */
  readonly #inverse: Float64Array | undefined;

  /** @throws RangeError unless low < high and exponent > -1 */
  constructor(low: number, high: number, exponent = 0) {
    if (!(low < high)) throw new RangeError(`CauchyPanel: expected low < high, got [${low}, ${high}]`);
    this.low = low;
    this.high = high;
    panelPositions(low, high, this.nodes, 0);
    const fraction = fractionalExponent(exponent);
    const end = fraction === 0 ? undefined : algebraicEnd(fraction);
    this.#end = end;
    const width = high - low;
    this.#inverse = low === 0 ? end?.inverse : end && this.nodes.map((x) => ((x - low) / width) ** -end.alpha);
    for (let j = 0; j < N; j++) {
      this.#charges[j] =
        end && this.#inverse ? width * end.weights[j] * this.#inverse[j] : 0.5 * width * panelRule.weights[j];
    }
  }

  /** The 16 weights for the pole E, written to out[at], out[at + stride], ... */
  weightsInto(E: number, out: Float64Array, at = 0, stride = 1): void {
    const { low, high, nodes } = this;
    const end = this.#end;
    const inverse = this.#inverse;
    const h = 0.5 * (high - low);
    const distance = Math.abs(E - 0.5 * (low + high));
    if (distance > (end ? GROUP_FAR : LEAF_FAR) * h) {
      const charges = this.#charges;
      for (let j = 0; j < N; j++) out[at + stride * j] = charges[j] / (nodes[j] - E);
      return;
    }
    const u = E - low;
    const v = high - E;
    const logV = v === 0 ? -Math.log(h) : Math.log(Math.abs(v) / h);
    if (end) {
      fillAlgebraic(end, (0.5 * u) / h, logV - Math.LN2);
    } else {
      const logU = u === 0 ? -Math.log(h) : Math.log(Math.abs(u) / h);
      legendreTransforms((0.5 * (u - v)) / h, logV - logU, transforms);
    }
    const { analysis } = panelRule;
    for (let j = 0; j < N >> 1; j++) {
      let even = 0;
      let odd = 0;
      for (let k = 0; k < N; k += 2) {
        even += analysis[k * N + j] * transforms[k];
        odd += analysis[(k + 1) * N + j] * transforms[k + 1];
      }
      const mirror = N - 1 - j;
      out[at + stride * j] = (even + odd) * (inverse ? inverse[j] : 1);
      out[at + stride * mirror] = (even - odd) * (inverse ? inverse[mirror] : 1);
    }
  }
}

const transforms = new Float64Array(N);

/** P int_0^1 y^alpha P_k(2 y - 1) / (y - s) dy for k < 16 into `transforms`. */
function fillAlgebraic(end: AlgebraicEnd, s: number, log1: number): void {
  const first = algebraicHilbert(end.alpha, s, log1);
  if (s < -0.05 || s > 1.05) {
    transforms.set(outsideTransforms(end, s, first));
    return;
  }
  const { moments } = end;
  const t = 2 * s - 1;
  transforms[0] = first;
  transforms[1] = t * first + 2 * moments[0];
  for (let k = 1; k + 1 < N; k++) {
    transforms[k + 1] = ((2 * k + 1) * (t * transforms[k] + 2 * moments[k]) - k * transforms[k - 1]) / (k + 1);
  }
}
