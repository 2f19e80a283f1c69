import { gaussLegendre, PANEL_POINTS } from "./gauss-legendre.ts";
import type { Feature } from "./resonances.ts";

/** Quadrature nodes and weights over a band [-Omega, Omega]. */
export interface BandGrid {
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
}

/** A panel may be this many times as long as its distance to the complex place of a feature. */
const REACH = 1.4;

/**
 * Gauss-Legendre panels in th, omega = -Omega cos th (which makes the square-root edges smooth), each no longer than 1.4 times its distance from any
 * feature (centre + i width) and than `longest` in omega; `steps` are places where the integrand may jump. Errors then are below 1e-15.
 */
export function bandGrid(
  bandwidth: number,
  features: readonly Feature[],
  steps: readonly number[] = [],
  longest = Number.POSITIVE_INFINITY,
): BandGrid {
  const edges = [0, Math.PI];
  for (const x of [...steps, ...features.map(({ centre }) => centre)]) {
    if (Math.abs(x) < bandwidth) edges.push(Math.acos(-x / bandwidth));
  }
  edges.sort((a, b) => a - b);
  const low: number[] = [];
  const high: number[] = [];
  const pending: number[] = [];
  for (let i = edges.length - 1; i > 0; i--) if (edges[i] > edges[i - 1]) pending.push(edges[i - 1], edges[i]);
  while (pending.length > 0) {
    const b = pending.pop()!;
    const a = pending.pop()!;
    const middle = 0.5 * (a + b);
    if (short(a, b) || b - a < 4e-15) {
      low.push(a);
      high.push(b);
    } else pending.push(middle, b, a, middle);
  }
  const nodes = new Float64Array(PANEL_POINTS * low.length);
  const weights = new Float64Array(nodes.length);
  for (let p = 0; p < low.length; p++) {
    const half = 0.5 * (high[p] - low[p]);
    for (let i = 0; i < PANEL_POINTS; i++) {
      const angle = low[p] + half * (1 + gaussLegendre.nodes[i]);
      nodes[PANEL_POINTS * p + i] = -bandwidth * Math.cos(angle);
      weights[PANEL_POINTS * p + i] = half * gaussLegendre.weights[i] * bandwidth * Math.sin(angle);
    }
  }
  return { nodes, weights };

  function short(a: number, b: number): boolean {
    if (b - a > 0.8) return false;
    const from = -bandwidth * Math.cos(a);
    const to = -bandwidth * Math.cos(b);
    const length = to - from;
    if (length > longest) return false;
    for (const { centre, width } of features) {
      const gap = Math.max(0, from - centre, centre - to);
      if (length > REACH * Math.hypot(gap, width)) return false;
    }
    return true;
  }
}
