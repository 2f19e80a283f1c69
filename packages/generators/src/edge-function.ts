import type { PanelFunction, Tail } from "@openbath/integrals";

/** Coefficients of the polynomial on a panel. */
const ORDER = 16;

/**
 * g(t) = t^exponent q(t), q compiled on panels that begin at t = 0, for many t at a time. The Legendre sums are turned into powers
 * for Horner's rule: resolved coefficients fall off faster than the turn makes them grow, so no digit is lost. Four sums run
 * side by side, because each waits for its own last term.
 */
export class EdgeFunction {
  readonly exponent: number;
  /** From here on g is its tail, or taken as zero where it has none. */
  readonly reach: number;
  readonly #q: PanelFunction;
  readonly #tail: Tail | undefined;
  readonly #powers: Float64Array;
  readonly #centre: Float64Array;
  readonly #inverse: Float64Array;
  readonly #upper: Float64Array;

  constructor(exponent: number, q: PanelFunction, tail?: Tail) {
    const { lo, hi, leaves } = q.tree;
    this.exponent = exponent;
    this.reach = q.high;
    this.#q = q;
    this.#tail = tail;
    this.#powers = new Float64Array(ORDER * leaves.length);
    for (let at = 0; at < this.#powers.length; at += ORDER) toPowers(q.coefficients, at, this.#powers);
    this.#centre = Float64Array.from(leaves, (node) => 0.5 * (lo[node] + hi[node]));
    this.#inverse = Float64Array.from(leaves, (node) => 2 / (hi[node] - lo[node]));
    this.#upper = Float64Array.from(leaves, (node) => hi[node]);
  }

  /** g(0), for exponents that are not negative. */
  get atEdge(): number {
    return this.exponent > 0 ? 0 : this.#q.evaluate(0);
  }

  /**
   * out[to + k] = scale[k] g(t[k] + gap) for from <= k < until, t ascending there and gap >= 0. until - from is a multiple of
   * four.
   */
  multiplyInto(
    t: Float64Array,
    from: number,
    until: number,
    gap: number,
    scale: Float64Array,
    out: Float64Array,
    to: number,
  ): void {
    const { exponent, reach } = this;
    const c = this.#powers;
    const upper = this.#upper;
    const centre = this.#centre;
    const inverse = this.#inverse;
    const last = upper.length - 1;
    let leaf = Math.max(0, this.#q.tree.leafAt(t[from] + gap));
    for (let k = from; k < until; k += 4) {
      const t0 = t[k] + gap;
      const t1 = t[k + 1] + gap;
      const t2 = t[k + 2] + gap;
      const t3 = t[k + 3] + gap;
      while (leaf < last && t0 > upper[leaf]) leaf++;
      const c0 = ORDER * leaf;
      const p = (t0 - centre[leaf]) * inverse[leaf];
      while (leaf < last && t1 > upper[leaf]) leaf++;
      const c1 = ORDER * leaf;
      const q = (t1 - centre[leaf]) * inverse[leaf];
      while (leaf < last && t2 > upper[leaf]) leaf++;
      const c2 = ORDER * leaf;
      const r = (t2 - centre[leaf]) * inverse[leaf];
      while (leaf < last && t3 > upper[leaf]) leaf++;
      const c3 = ORDER * leaf;
      const s = (t3 - centre[leaf]) * inverse[leaf];
      let f0 = 0;
      let f1 = 0;
      let f2 = 0;
      let f3 = 0;
      if (c0 === c3) {
        for (let j = c0 + ORDER - 1; j >= c0; j--) {
          const coefficient = c[j];
          f0 = f0 * p + coefficient;
          f1 = f1 * q + coefficient;
          f2 = f2 * r + coefficient;
          f3 = f3 * s + coefficient;
        }
      } else {
        for (let j = ORDER - 1; j >= 0; j--) {
          f0 = f0 * p + c[c0 + j];
          f1 = f1 * q + c[c1 + j];
          f2 = f2 * r + c[c2 + j];
          f3 = f3 * s + c[c3 + j];
        }
      }
      if (exponent === 0.5) {
        f0 *= Math.sqrt(t0);
        f1 *= Math.sqrt(t1);
        f2 *= Math.sqrt(t2);
        f3 *= Math.sqrt(t3);
      } else if (exponent !== 0) {
        f0 *= t0 ** exponent;
        f1 *= t1 ** exponent;
        f2 *= t2 ** exponent;
        f3 *= t3 ** exponent;
      }
      out[to + k] = scale[k] * (t0 > reach ? this.#beyond(t0) : f0);
      out[to + k + 1] = scale[k + 1] * (t1 > reach ? this.#beyond(t1) : f1);
      out[to + k + 2] = scale[k + 2] * (t2 > reach ? this.#beyond(t2) : f2);
      out[to + k + 3] = scale[k + 3] * (t3 > reach ? this.#beyond(t3) : f3);
    }
  }

  /** g(t) beyond its panels. */
  #beyond(t: number): number {
    if (this.#tail === undefined) return 0;
    const { shift, panels } = this.#tail;
    const u = 1 / (t - shift);
    return t ** this.exponent * u * panels.evaluate(u);
  }
}

/** Row k: the powers of s in the Legendre polynomial P_k(s). */
const legendrePowers = /* @__PURE__ */ (() => {
  const rows = new Float64Array(ORDER * ORDER);
  rows[0] = 1;
  rows[ORDER + 1] = 1;
  for (let k = 1; k + 1 < ORDER; k++) {
    for (let j = 0; j <= k + 1; j++) {
      const shifted = j === 0 ? 0 : rows[k * ORDER + j - 1];
      rows[(k + 1) * ORDER + j] = ((2 * k + 1) * shifted - k * rows[(k - 1) * ORDER + j]) / (k + 1);
    }
  }
  return rows;
})();

function toPowers(legendre: Float64Array, at: number, out: Float64Array): void {
  for (let k = 0; k < ORDER; k++) {
    for (let j = k & 1; j <= k; j += 2) out[at + j] += legendre[at + k] * legendrePowers[k * ORDER + j];
  }
}
