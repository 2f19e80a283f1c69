import { type PanelFunction, piecewise, type Tail } from "@openbath/integrals";
import { CAUCHY_NODES, CauchyPanel } from "@openbath/integrals/cauchy-panel";
import { EdgeFunction } from "./edge-function.ts";
import type { HalfLine } from "./half-lines.ts";
import { isSmooth, smoothUntil } from "./smoothness.ts";

/** Accuracy of g relative to its maximum, without the power at its edge. */
const TOLERANCE = 1e-14;

/** With more panels than this above the first, one mesh for all pairs of levels no longer pays. */
const MANY_PANELS = 60;

/** The other end of a finite band is not seen where g is below this share of its largest value at this part of the way. */
const NEGLIGIBLE = 1e-15;
const NEAR_THE_END = 0.9;

/** What one polynomial may miss on both sides of a place without a kink there, relative to the largest value. */
const KINK = 1e-12;

/** What a panel may miss of g^2, relative to its largest value, before it is halved, and how often that is tried. */
const PRODUCT = 3e-14;
const HALVINGS = 3;

/** A tail that is smooth in 1 / (t - shift) is so in 1 / t, too, from so many times the shift on. */
const SHIFTS = 3;

/** g = sqrt(G) of a band with one edge, counted from there, and panels on which it and all its shifts g(t + gap) are resolved. */
export interface EdgeMesh extends Pick<HalfLine, "edge" | "direction"> {
  readonly g: EdgeFunction;
  /** The first panel is [0, width]. */
  readonly width: number;
  /** The panels above it, ascending, each no wider than its distance from the edge. */
  readonly upper: readonly CauchyPanel[];
  /** Where g falls off as a power: that of g(t)^2 / u in u = 1/t, and the t from which on it is smooth in u. */
  readonly tail?: { readonly begin: number; readonly exponent: number };
}

/** The mesh for a half line on which g is smooth inside and falls off, exponentially or as a power; undefined for others. */
export function edgeMesh({ edge, direction, exponent, length, breakpoints, g: root }: HalfLine): EdgeMesh | undefined {
  const smooth = (t: number): number => root(t) / t ** exponent;
  const { body, tails } = piecewise(smooth, { interval: [0, length], breakpoints, tolerance: TOLERANCE });
  const [end] = tails;
  const size = largestAt(body, smooth);
  if (Number.isFinite(length) && smooth(NEAR_THE_END * length) > NEGLIGIBLE * size) return undefined;
  const widths = resolution(body);
  // a kink may lie, unseen, just where two panels meet
  for (let leaf = 1; leaf < widths.length; leaf++) {
    const joint = body.tree.lo[body.tree.leaves[leaf]];
    const width = Math.min(widths[leaf - 1], widths[leaf], joint);
    if (!isSmooth(smooth, joint - 0.5 * width, joint + 0.5 * width, KINK * size)) return undefined;
  }
  // a gap can bring all that lies above a panel to it
  for (let leaf = widths.length - 2; leaf >= 0; leaf--) widths[leaf] = Math.min(widths[leaf], widths[leaf + 1]);
  // and products turn twice as fast as g
  const square = squared(root, exponent);
  const error = PRODUCT * largestAt(body, square);
  const width = smoothUntil(square, 0, widths[0], error, HALVINGS);
  const upper: CauchyPanel[] = [];
  for (let low = width; low < body.high; low = upper[upper.length - 1].high) {
    const wanted = Math.min(body.high, low + Math.min(low, widths[body.tree.leafAt(low)]));
    upper.push(new CauchyPanel(low, smoothUntil(square, low, wanted, error, HALVINGS)));
    if (upper.length > MANY_PANELS) return undefined;
  }
  const g = new EdgeFunction(exponent, body, end);
  const mesh = { edge, direction, g, width };
  if (end === undefined) return { ...mesh, upper: withoutTail(g, upper) };
  const octaves = octavesBefore(end, body.high, root);
  if (octaves === undefined) return undefined;
  const all = [...upper, ...octaves];
  const begin = all[all.length - 1].high;
  return { ...mesh, upper: all, tail: { begin, exponent: 2 * decay(root, begin) - 1 } };
}

/** Panels from `low` on to where g is smooth in 1/t; undefined where they are not enough for it. */
function octavesBefore({ shift, panels }: Tail, low: number, g: (t: number) => number): CauchyPanel[] | undefined {
  const begin = Math.max(shift + 1 / panels.tree.hi[panels.tree.leaves[0]], SHIFTS * shift);
  if (!isSmooth(g, 0.75 * low, 1.25 * low, KINK * g(low))) return undefined;
  const octaves: CauchyPanel[] = [];
  for (let from = low; from < begin; from = octaves[octaves.length - 1].high) {
    const error = KINK * g(from); // far out g is small, and what matters is small with it
    const to = smoothUntil(g, from, Math.min(begin, 2 * from), error, HALVINGS);
    if (!isSmooth(g, from, to, error) || !isSmooth(g, 0.75 * to, 1.25 * to, error)) return undefined;
    octaves.push(new CauchyPanel(from, to));
  }
  return octaves;
}

/** The power with which g falls off. */
function decay(g: (t: number) => number, begin: number): number {
  const measured = Math.log2(g(2 ** 20 * begin) / g(2 ** 40 * begin)) / 20;
  const quarter = Math.round(4 * measured) / 4;
  return Math.abs(measured - quarter) < 1e-9 ? quarter : measured;
}

/**
 * How wide a panel may be, leaf by leaf: as wide as the leaf, or, for one that was narrow from the start and so tells nothing
 * of g, as the narrower of its neighbours.
 */
function resolution({ tree }: PanelFunction): number[] {
  const { lo, hi, leaves } = tree;
  const widths = leaves.map((node) => hi[node] - lo[node]);
  const isStart = new Set(tree.roots);
  return widths.map((width, leaf) => {
    const beside = Math.min(widths[leaf - 1] ?? Number.POSITIVE_INFINITY, widths[leaf + 1] ?? Number.POSITIVE_INFINITY);
    return isStart.has(leaves[leaf]) && beside < Number.POSITIVE_INFINITY ? Math.max(width, beside) : width;
  });
}

/** The panels up to where g(t) times any value of g above t is negligible. */
function withoutTail(g: EdgeFunction, panels: readonly CauchyPanel[]): CauchyPanel[] {
  const ones = new Float64Array(CAUCHY_NODES).fill(1);
  const values = new Float64Array(CAUCHY_NODES);
  const sizes = panels.map(({ nodes }) => {
    g.multiplyInto(nodes, 0, CAUCHY_NODES, 0, ones, values, 0);
    return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  });
  const peak = Math.max(...sizes);
  let count = panels.length;
  while (count > 1 && sizes[count - 1] ** 2 < 1e-17 * peak ** 2) count--;
  return panels.slice(0, count);
}

/** g^2 without the power at the edge that a panel there knows. */
function squared(g: (t: number) => number, exponent: number): (t: number) => number {
  const power = exponent < 0 ? 2 * exponent : (2 * exponent) % 1;
  return power === 0 ? (t) => g(t) ** 2 : (t) => g(t) ** 2 / t ** power;
}

/** The size of a function: its largest value in the middle of a panel. */
function largestAt({ tree: { lo, hi, leaves } }: PanelFunction, f: (t: number) => number): number {
  return leaves.reduce((most, node) => Math.max(most, f(0.5 * (lo[node] + hi[node]))), 0);
}
