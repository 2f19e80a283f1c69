import { type AlgebraicEnd, fractionalExponent } from "./algebraic-end.ts";
import { checkFinite } from "./check-finite.ts";
import { groupRoots } from "./group-roots.ts";
import { legendreCoefficients, legendreSum, PANEL_ORDER as N } from "./legendre-rule.ts";
import { PanelFunction } from "./panel-function.ts";
import { PanelTree } from "./panel-tree.ts";

const MAX_DEPTH = 200;
const SPARE_LEAVES = 4000;

export interface AdaptiveOptions {
  /** f ~ |x - a|^exponent at the two ends, above -1; whole numbers >= 0 (default 0) mean a regular end */
  readonly exponents?: readonly [number, number];
  /** a polynomial is accepted when it misses f by less than tolerance * (largest |f| seen); default 4e-15 */
  readonly tolerance?: number;
  /** sizes below tolerance * scale need not be resolved even where f is smaller everywhere */
  readonly scale?: number;
}

/**
 * f on [edges[0], edges[last]] by bisection, starting from the given edges, until each panel's polynomial of degree 15 has
 * converged: its last Legendre coefficients and two points off the nodes are compared with the tolerance.
 */
export function adaptivePanels(
  f: (x: number) => number,
  edges: readonly number[],
  options: AdaptiveOptions = {},
): PanelFunction {
  const exponents = options.exponents ?? [0, 0];
  const tolerance = options.tolerance ?? 4e-15;
  const tree = new PanelTree();
  const panels = new PanelFunction(tree, fractionalExponent(exponents[0]), fractionalExponent(exponents[1]));
  const first = edges[0];
  const last = edges.at(-1)!;
  const both = panels.lowEnd !== undefined && panels.highEnd !== undefined && edges.length === 2;
  const starts = both ? [first, 0.5 * (first + last), last] : edges;
  const rootSamples = new Float64Array(N * (starts.length - 1));
  let scale = options.scale ?? 0;
  for (let i = 0; i + 1 < starts.length; i++) {
    const node = tree.addNode(starts[i], starts[i + 1]);
    tree.roots.push(node);
    sample(node, rootSamples, N * i);
  }
  const samples = new Float64Array(N);
  const coefficients = new Float64Array(N);
  const tails = new Float64Array(MAX_DEPTH + 1);
  const endTails = new Float64Array(MAX_DEPTH + 1);
  for (let i = 0; i < tree.roots.length; i++) {
    samples.set(rootSamples.subarray(N * i, N * i + N));
    visit(tree.roots[i], 0);
  }
  groupRoots(panels);
  let worst = 0;
  for (let leaf = 0; leaf < tree.leaves.length; leaf++) worst = Math.max(worst, panels.leafError[leaf]);
  panels.jumpFloor = Math.max(1e-12 * scale, 10 * Math.min(worst, 1e-6 * scale));
  return panels;

  /** A divergence at an end does not raise the scale by which everything else is judged. */
  function softening(x: number): number {
    let factor = 1;
    if (panels.lowEnd && panels.lowEnd.alpha < 0) factor *= ((x - first) / (last - first)) ** -panels.lowEnd.alpha;
    if (panels.highEnd && panels.highEnd.alpha < 0) factor *= ((last - x) / (last - first)) ** -panels.highEnd.alpha;
    return factor;
  }

  function sample(node: number, into: Float64Array, at: number): void {
    for (let j = 0; j < N; j++) {
      const x = tree.positions[N * node + j];
      const value = f(x);
      checkFinite(x, value);
      scale = Math.max(scale, Math.abs(value) * softening(x));
      into[at + j] = value;
    }
  }

  /** Accepts `samples` as the leaf of `node`, or bisects. */
  function visit(node: number, depth: number): void {
    const lo = tree.lo[node];
    const hi = tree.hi[node];
    const end =
      lo === first && panels.lowEnd ? panels.lowEnd : hi === last && panels.highEnd ? panels.highEnd : undefined;
    if (end) {
      const mirrored = panels.isMirrored(node, end);
      for (let j = 0; j < N; j++) samples[j] *= end.inverse[mirrored ? N - 1 - j : j];
    }
    legendreCoefficients(samples, 0, coefficients, 0);
    let tail = Math.abs(coefficients[N - 1]) + Math.abs(coefficients[N - 2]);
    let size = scale;
    for (const value of samples) size = Math.max(size, Math.abs(value)); // next to a divergence
    let goal = tolerance * size;
    if (tail > goal && tail < 1e-6 * scale) {
      // f cannot be smoother than the rounding of its argument lets it be
      let slope = 0;
      for (let k = 1; k < N; k++) slope += k * Math.abs(coefficients[k]);
      goal += (4e-16 * Math.max(Math.abs(lo), Math.abs(hi)) * slope) / (hi - lo);
    }
    if (tail <= goal) {
      tail = Math.max(tail, missed(node, end));
      if (tail <= 4 * goal) {
        panels.setLeaf(node, samples, 0, end, tail);
        return;
      }
    }
    // no gain in halving: f is noisy at that size (a panel at an algebraic end is measured by g, so only against its like)
    const history = end ? endTails : tails;
    history[depth] = tail;
    if (end) tails[depth] = Number.POSITIVE_INFINITY;
    const slow = depth >= 3 && tail < 1e-9 * scale && tail > 0.7 * history[depth - 3];
    const stuck = slow || (depth >= 1 && tail < 2e-13 * scale && tail > 0.2 * history[depth - 1]);
    const narrow = hi - lo <= 4e-15 * Math.max(Math.abs(lo), Math.abs(hi));
    if (stuck || narrow || depth >= MAX_DEPTH || tree.leaves.length >= SPARE_LEAVES + starts.length) {
      panels.setLeaf(node, samples, 0, end, tail);
      return;
    }
    const middle = 0.5 * (lo + hi);
    const below = tree.addNode(lo, middle);
    const above = tree.addNode(middle, hi);
    tree.children[2 * node] = below;
    tree.children[2 * node + 1] = above;
    sample(below, samples, 0);
    visit(below, depth + 1);
    sample(above, samples, 0);
    visit(above, depth + 1);
    panels.gather(node);
  }

  /** |f - p| at two points between nodes, one near each end. */
  function missed(node: number, end: AlgebraicEnd | undefined): number {
    const lo = tree.lo[node];
    const hi = tree.hi[node];
    let worst = 0;
    for (const t of [-0.9692, 0.9581]) {
      const x = 0.5 * (lo * (1 - t) + hi * (1 + t));
      let value = f(x);
      checkFinite(x, value);
      if (end) value *= (0.5 * (1 + (panels.isMirrored(node, end) ? -t : t))) ** -end.alpha;
      worst = Math.max(worst, Math.abs(value - legendreSum(coefficients, 0, t)));
    }
    return worst;
  }
}
