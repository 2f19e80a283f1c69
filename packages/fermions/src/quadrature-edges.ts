import type { Bath } from "@openbath/baths";
import type { Network } from "./network.ts";
import { type Feature, resonances } from "./resonances.ts";

/** Beyond an infinite band's core the panels double in length up to this many core lengths. */
const REACH = 2 ** 52;

/**
 * Ascending panel edges for integrals over the leads' bands: band edges and break points, edges around each resonance at 1, 8, 64, ... half widths,
 * and, with `thermal`, around each chemical potential at 1, 8, 64, ... temperatures (at T = 0 an edge on it). Bisection does the rest.
 */
export function quadratureEdges(
  net: Network,
  { thermal = true, resonant = true }: { readonly thermal?: boolean; readonly resonant?: boolean } = {},
): number[] {
  const baths = net.leads.map(({ bath }) => bath);
  const features = resonances(net);
  const [low, high] = finiteHull(net, features);
  const edges = [low, high];
  const add = (x: number): void => {
    if (x > low && x < high) edges.push(x);
  };
  for (const bath of baths) {
    for (const x of [...bath.support, ...(bath.breakpoints ?? [])]) if (Number.isFinite(x)) add(x);
    if (thermal)
      around({ centre: bath.mu, width: bath.beta === Number.POSITIVE_INFINITY ? 0 : 1 / bath.beta }, high - low, add);
  }
  if (resonant) for (const feature of features) around(feature, high - low, add);
  for (const x of outward(baths, low, high)) edges.push(x);
  return [...new Set(edges)].sort((a, b) => a - b);
}

function around({ centre, width }: Feature, range: number, add: (x: number) => void): void {
  add(centre);
  for (let step = Math.max(width, 1e-15 * Math.abs(centre)); step > 0 && step < range; step *= 8) {
    add(centre - step);
    add(centre + step);
  }
}

/** The union of the bands with infinite ends replaced by a scale of the problem. */
function finiteHull(net: Network, features: readonly Feature[]): [number, number] {
  const points: number[] = features.map(({ centre }) => centre);
  for (const { bath } of net.leads) {
    for (const x of [...bath.support, ...(bath.breakpoints ?? []), bath.mu]) if (Number.isFinite(x)) points.push(x);
  }
  let low = Math.min(...points);
  let high = Math.max(...points);
  const width = Math.max(
    high - low,
    ...features.map((f) => 10 * f.width),
    1e-3 * Math.max(Math.abs(low), Math.abs(high)),
  );
  if (net.leads.some(({ bath }) => bath.support[0] === Number.NEGATIVE_INFINITY)) low -= width;
  else low = Math.min(...net.leads.map(({ bath }) => bath.support[0]));
  if (net.leads.some(({ bath }) => bath.support[1] === Number.POSITIVE_INFINITY)) high += width;
  else high = Math.max(...net.leads.map(({ bath }) => bath.support[1]));
  return [low, high];
}

/** Doubling panels toward infinite ends, as far as a spectral density is not zero there. */
function outward(baths: readonly Bath[], low: number, high: number): number[] {
  const edges: number[] = [];
  const width = high - low;
  for (const side of [-1, 1] as const) {
    const infinite = baths.filter(({ support }) => !Number.isFinite(support[side < 0 ? 0 : 1]));
    const from = side < 0 ? low : high;
    const start = infinite.map((bath) => bath.spectralDensity(from));
    for (let step = width; step < REACH * width; step *= 2) {
      const x = from + side * step;
      if (!infinite.some((bath, i) => bath.spectralDensity(x) > 1e-40 * start[i])) break;
      edges.push(x);
    }
  }
  return edges;
}
