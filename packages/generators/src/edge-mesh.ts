import { gridPositions, type PanelFunction, panelGrid, panelsFromSamples, piecewise } from "@openbath/integrals";
import { CAUCHY_NODES, CauchyPanel } from "@openbath/integrals/cauchy-panel";
import type { ChannelBath } from "./channels.ts";
import { EdgeFunction } from "./edge-function.ts";

/** Accuracy of g relative to its maximum, without the power at its edge. */
const TOLERANCE = 1e-14;

/** With more panels than this above the first, one mesh for all pairs of levels no longer pays. */
const MANY_PANELS = 60;

/** The other end of a finite band is not seen where g is below this share of its largest value at this part of the way. */
const NEGLIGIBLE = 1e-15;
const NEAR_THE_END = 0.9;

/** g = sqrt(G) of a band with one edge, counted from there, and panels on which it and all its shifts g(t + gap) are resolved. */
export interface EdgeMesh {
  /** Energy at which the band ends. */
  readonly edge: number;
  /** 1 where the band lies above the edge, -1 below: t = direction (E - edge). */
  readonly direction: 1 | -1;
  readonly g: EdgeFunction;
  /** The first panel is [0, width]. */
  readonly width: number;
  /** The panels above it, ascending, each no wider than its distance from the edge. */
  readonly upper: readonly CauchyPanel[];
}

/** The mesh for a band that is smooth inside and falls off exponentially; undefined for other baths. */
export function edgeMesh(channel: ChannelBath): EdgeMesh | undefined {
  const band = onlyEdge(channel);
  if (band === undefined) return undefined;
  const { exponent, length, breakpoints } = band;
  const smooth = (t: number): number => band.g(t) / t ** exponent;
  const { body, tails } = piecewise(smooth, { interval: [0, length], breakpoints, tolerance: TOLERANCE });
  if (tails.length > 0) return undefined;
  const size = largest(body);
  if (Number.isFinite(length) && smooth(NEAR_THE_END * length) > NEGLIGIBLE * size) return undefined;
  const widths = resolution(body);
  const widthAt = (t: number): number => widths[body.tree.leafAt(t)];
  // a kink may lie, unseen, just where two panels meet
  for (let leaf = 1; leaf < widths.length; leaf++) {
    const joint = body.tree.lo[body.tree.leaves[leaf]];
    if (!isSmooth(smooth, joint, Math.min(widths[leaf - 1], widths[leaf]), size)) return undefined;
  }
  // a gap can bring all that lies above a panel to it
  for (let leaf = widths.length - 2; leaf >= 0; leaf--) widths[leaf] = Math.min(widths[leaf], widths[leaf + 1]);
  const width = widths[0];
  const upper: CauchyPanel[] = [];
  for (let low = width; low < body.high; low = upper[upper.length - 1].high) {
    upper.push(new CauchyPanel(low, Math.min(body.high, low + Math.min(low, widthAt(low)))));
    if (upper.length > MANY_PANELS) return undefined;
  }
  const g = new EdgeFunction(exponent, body);
  return { edge: band.edge, direction: band.direction, g, width, upper: withoutTail(g, upper) };
}

interface BandEdge {
  readonly edge: number;
  readonly direction: 1 | -1;
  readonly exponent: number;
  /** Length of the band, often infinite. */
  readonly length: number;
  readonly breakpoints: readonly number[];
  readonly g: (t: number) => number;
}

/** The lower end of a single band, or its upper one where it has no lower one. */
function onlyEdge({ bands, breakpoints, spectrum }: ChannelBath): BandEdge | undefined {
  if (bands.length !== 1) return undefined;
  const [{ interval, exponents }] = bands;
  const direction = Number.isFinite(interval[0]) ? 1 : -1;
  const edge = direction > 0 ? interval[0] : interval[1];
  if (!Number.isFinite(edge)) return undefined;
  return {
    edge,
    direction,
    exponent: (direction > 0 ? exponents[0] : exponents[1]) / 2,
    length: interval[1] - interval[0],
    breakpoints: breakpoints.map((x) => direction * (x - edge)),
    g: (t) => Math.sqrt(spectrum(edge + direction * t)),
  };
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

/** The size of g: the largest value in the middle of a panel. */
function largest(body: PanelFunction): number {
  const { lo, hi, leaves } = body.tree;
  return leaves.reduce((most, node) => Math.max(most, body.evaluate(0.5 * (lo[node] + hi[node]))), 0);
}

/** Whether one polynomial serves on both sides of x. */
function isSmooth(g: (t: number) => number, x: number, width: number, scale: number): boolean {
  const grid = panelGrid([x - 0.5 * width, x + 0.5 * width]);
  return panelsFromSamples(grid, gridPositions(grid).map(g)).leafError[0] < 1e-12 * scale;
}
