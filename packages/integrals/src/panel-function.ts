import { type AlgebraicEnd, algebraicEnd, algebraicPanelHilbert } from "./algebraic-end.ts";
import { grown } from "./grown.ts";
import { hilbertOfLegendre, legendreHilbert } from "./legendre-hilbert.ts";
import { legendreCoefficients, legendreSum, PANEL_ORDER as N, panelRule } from "./legendre-rule.ts";
import type { PanelTree } from "./panel-tree.ts";

/** Beyond this distance (in half widths) 16-point Gauss quadrature of p(x) / (x - E) is exact to double precision. */
export const LEAF_FAR = 1.7;
/** The same for charges that only keep 16 moments: inner nodes, panels with an algebraic end. */
export const GROUP_FAR = 4.5;

/** A function on a finite interval as one polynomial of degree 15 per panel, ready for Cauchy transforms. */
export class PanelFunction {
  readonly tree: PanelTree;
  /** Legendre coefficients, 16 a leaf; of g where the leaf has an algebraic end */
  coefficients = new Float64Array(N * 32);
  /** quadrature weight times value at the 16 positions of each node: int f phi ~ sum charges phi(positions) */
  charges: Float64Array;
  /** estimated largest error of the polynomial, per leaf */
  leafError = new Float64Array(32);
  readonly lowEnd: AlgebraicEnd | undefined;
  readonly highEnd: AlgebraicEnd | undefined;
  /** a difference of one-sided limits below this is not a jump */
  jumpFloor = 0;
  /** jump of the polynomials at the last E given to `hilbert`, times -1: the factor of a logarithm of zero that was left out */
  lastJump = 0;

  constructor(tree: PanelTree, lowAlpha: number, highAlpha: number) {
    this.tree = tree;
    this.lowEnd = lowAlpha === 0 ? undefined : algebraicEnd(lowAlpha);
    this.highEnd = highAlpha === 0 ? undefined : algebraicEnd(highAlpha);
    this.charges = new Float64Array(tree.positions.length);
  }

  get low(): number {
    return this.tree.lo[this.tree.leaves[0]];
  }

  get high(): number {
    return this.tree.hi[this.tree.leaves.at(-1)!];
  }

  /** The algebraic end that leaf `leaf` carries: -1 low, 1 high, 0 none. */
  endOf(leaf: number): -1 | 0 | 1 {
    if (leaf === 0 && this.lowEnd) return -1;
    if (leaf === this.tree.leaves.length - 1 && this.highEnd) return 1;
    return 0;
  }

  /** Whether the panel of `node` ends in its singularity `end` above rather than below. */
  isMirrored(node: number, end: AlgebraicEnd): boolean {
    const { lo, roots } = this.tree;
    return end !== this.lowEnd || lo[node] !== lo[roots[0]];
  }

  /** Appends a leaf for `node` from the 16 samples of f at its positions. */
  setLeaf(node: number, samples: Float64Array, from: number, end: AlgebraicEnd | undefined, error: number): void {
    const leaf = this.tree.markLeaf(node);
    if (N * (leaf + 1) > this.coefficients.length) {
      this.coefficients = grown(this.coefficients, 2 * this.coefficients.length);
      this.leafError = grown(this.leafError, 2 * this.leafError.length);
    }
    this.makeRoom();
    const width = this.tree.hi[node] - this.tree.lo[node];
    const { charges } = this;
    const at = N * node;
    if (end === undefined) {
      const { weights } = panelRule;
      for (let j = 0; j < N; j++) charges[at + j] = 0.5 * width * weights[j] * samples[from + j];
    } else {
      const mirrored = this.isMirrored(node, end);
      const { weights } = end;
      for (let j = 0; j < N; j++) charges[at + j] = width * weights[mirrored ? N - 1 - j : j] * samples[from + j];
    }
    legendreCoefficients(samples, from, this.coefficients, N * leaf);
    this.leafError[leaf] = error;
  }

  /** Charges for every node that the tree has by now. */
  makeRoom(): void {
    if (this.charges.length < this.tree.positions.length) {
      this.charges = grown(this.charges, this.tree.positions.length);
    }
  }

  /** Charges of an inner node from those of its two halves: the same first 16 moments. */
  gather(node: number): void {
    this.makeRoom();
    const { charges } = this;
    const { lowerHalf, upperHalf } = panelRule;
    const low = N * this.tree.children[2 * node];
    const high = N * this.tree.children[2 * node + 1];
    for (let j = 0; j < N; j++) {
      let sum = 0;
      for (let i = 0; i < N; i++) {
        sum += lowerHalf[j * N + i] * charges[low + i] + upperHalf[j * N + i] * charges[high + i];
      }
      charges[N * node + j] = sum;
    }
  }

  /** f(x) from the polynomials; 0 outside. At an edge the limit from above, or from below with `below`. */
  evaluate(x: number, below = false): number {
    const leaf = this.tree.leafAt(x, below);
    if (leaf < 0) return 0;
    const node = this.tree.leaves[leaf];
    const lo = this.tree.lo[node];
    const hi = this.tree.hi[node];
    const value = legendreSum(this.coefficients, N * leaf, (x - lo - (hi - x)) / (hi - lo));
    const end = this.endOf(leaf);
    if (end === 0) return value;
    const alpha = (end < 0 ? this.lowEnd! : this.highEnd!).alpha;
    const y = (end < 0 ? x - lo : hi - x) / (hi - lo);
    return y === 0 && alpha > 0 ? 0 : value * y ** alpha;
  }

  integral(): number {
    let sum = 0;
    for (const root of this.tree.roots) for (let j = 0; j < N; j++) sum += this.charges[N * root + j];
    return sum;
  }

  /** P int f(x) / (x - E) dx for any real E; +-Infinity where f jumps (or is not integrable against the kernel) at E itself. */
  hilbert(E: number): number {
    const value = this.finiteHilbert(E, Number.NaN, 0);
    return this.orInfinite(value, this.lastJump);
  }

  /** A value whose logarithm of zero was left out with the factor `jump`: infinite unless that is none. */
  orInfinite(value: number, jump: number): number {
    return Math.abs(jump) > this.jumpFloor ? -Number.POSITIVE_INFINITY * jump : value;
  }

  /**
   * `hilbert` without the term lastJump * ln 0 when E is exactly an edge. `gap` overrides the distance of E from the low (side -1) or high
   * (side 1) end of the whole interval, for callers who know it with fewer roundings.
   */
  finiteHilbert(E: number, gap: number, side: -1 | 0 | 1): number {
    const { lo, hi, children, roots, leafOf, positions } = this.tree;
    const { charges, coefficients } = this;
    let sum = 0;
    let jump = 0;
    let depth = 0;
    for (let i = 0; i < roots.length; i++) stack[depth++] = roots[i];
    while (depth > 0) {
      const node = stack[--depth];
      const a = lo[node];
      const b = hi[node];
      const h = 0.5 * (b - a);
      const distance = Math.abs(E - 0.5 * (a + b));
      const leaf = leafOf[node];
      const end = leaf < 0 ? 0 : this.endOf(leaf);
      if (distance > (leaf < 0 || end !== 0 ? GROUP_FAR : LEAF_FAR) * h) {
        sum += farSum(positions, charges, N * node, E);
      } else if (leaf < 0) {
        stack[depth++] = children[2 * node];
        stack[depth++] = children[2 * node + 1];
      } else {
        const u = side < 0 && leaf === 0 ? gap : E - a;
        const v = side > 0 && leaf === this.tree.leaves.length - 1 ? gap : b - E;
        const logU = u === 0 ? -Math.log(h) : Math.log(Math.abs(u) / h);
        const logV = v === 0 ? -Math.log(h) : Math.log(Math.abs(v) / h);
        if (end === 0) {
          hilbertOfLegendre(coefficients, N * leaf, (0.5 * (u - v)) / h);
          const { edge } = legendreHilbert;
          sum += legendreHilbert.value;
          if (edge !== 0) sum += edge * (logV - logU);
          if (u === 0) jump -= edge;
          else if (v === 0) jump += edge;
        } else if (end < 0) {
          sum += algebraicPanelHilbert(this.lowEnd!, coefficients, N * leaf, (0.5 * u) / h, logV - Math.LN2, 1);
          if (v === 0) jump += this.evaluate(E, true);
        } else {
          sum -= algebraicPanelHilbert(this.highEnd!, coefficients, N * leaf, (0.5 * v) / h, logU - Math.LN2, -1);
          if (u === 0) jump -= this.evaluate(E);
        }
      }
    }
    this.lastJump = jump;
    return sum;
  }

  /** Bound on int |f - polynomials| dx, with the rounding of a sum of |f|. */
  absoluteError(): number {
    const { lo, hi, leaves } = this.tree;
    let error = 0;
    for (let leaf = 0; leaf < leaves.length; leaf++) {
      const node = leaves[leaf];
      error += (hi[node] - lo[node]) * this.leafError[leaf];
      for (let j = 0; j < N; j++) error += 4e-16 * Math.abs(this.charges[N * node + j]);
    }
    return error;
  }

  /** Bound on the error of `hilbert(E)`: what the polynomials miss, plus rounding of the sums. */
  hilbertError(E: number): number {
    const { lo, hi, leaves } = this.tree;
    let error = 0;
    for (let leaf = 0; leaf < leaves.length; leaf++) {
      const node = leaves[leaf];
      const h = 0.5 * (hi[node] - lo[node]);
      const distance = Math.abs(E - 0.5 * (lo[node] + hi[node]));
      let size = 0;
      for (let j = 0; j < N; j++) size += Math.abs(this.charges[N * node + j]);
      const relative = distance / h;
      if (relative > LEAF_FAR) error += (2 * h * this.leafError[leaf] + 2e-16 * size) / (distance - h);
      else {
        const gap = Math.min(Math.abs(E - lo[node]), Math.abs(hi[node] - E)) / h;
        const near = Math.min(745, Math.abs(Math.log(gap)));
        error += (2 * this.leafError[leaf] + (4e-16 * size) / h) * (2 + near);
      }
    }
    return error;
  }
}

const stack = new Int32Array(4096);

/** sum_j q_j / (x_j - E) over 16 positions, two to a division. */
function farSum(x: Float64Array, q: Float64Array, at: number, E: number): number {
  let first = 0;
  let second = 0;
  for (let j = at; j < at + N; j += 4) {
    const d0 = x[j] - E;
    const d1 = x[j + 1] - E;
    const d2 = x[j + 2] - E;
    const d3 = x[j + 3] - E;
    first += (q[j] * d1 + q[j + 1] * d0) / (d0 * d1);
    second += (q[j + 2] * d3 + q[j + 3] * d2) / (d2 * d3);
  }
  return first + second;
}
