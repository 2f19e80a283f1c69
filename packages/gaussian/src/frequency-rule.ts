import { gaussLegendre } from "./gauss-legendre.ts";
import type { HarmonicNetwork } from "./network.ts";
import { spectralPoles } from "./spectral-poles.ts";

/** A quadrature rule on (0, Infinity): int f dw = sum weights f(nodes). */
export interface FrequencyRule {
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
}

/** A panel: of the frequency itself, or (tail) of t = start/omega in (0, 1]. */
interface Panel {
  readonly from: number;
  readonly to: number;
  readonly tail: number;
}

const ORDER = 16;
const rule = /* @__PURE__ */ gaussLegendre(ORDER);

/**
 * Gauss-Legendre panels graded to the resonances: every panel is at most as long as its distance to the nearest singularity of the integrands in the complex
 * plane (resonances, kernel poles, Matsubara frequencies), which leaves errors near 1e-16; break points of the baths are panel ends; the tail beyond all
 * scales is integrated in 1/omega. With baths whose singularities are not known (`monitor` given) panels are also halved until the monitor agrees with its
 * halves.
 */
export function frequencyRule(network: HarmonicNetwork, monitor?: (omega: number) => number): FrequencyRule {
  const poles = spectralPoles(network);
  const { breaks, end } = panelEnds(network, poles);
  const panels: Panel[] = [];
  for (let i = 0; i + 1 < breaks.length; i++) graded(breaks[i], breaks[i + 1], poles, panels);
  if (end === Number.POSITIVE_INFINITY) panels.push({ from: 0, to: 1, tail: breaks[breaks.length - 1] });
  return assembled(monitor ? refined(panels, monitor) : panels);
}

/** Zero, the bath's break points, and where the tail begins (or the band ends). */
function panelEnds(network: HarmonicNetwork, poles: readonly number[]): { breaks: number[]; end: number } {
  const ends = new Set<number>([0]);
  let largest = 0;
  for (let m = 0; m < poles.length; m += 2) largest = Math.max(largest, Math.hypot(poles[m], poles[m + 1]));
  let end = 0;
  for (const { bath, kernel, temperature } of network.baths) {
    largest = Math.max(largest, 10 * temperature);
    const [low, high] = bath.support;
    end = Math.max(end, high);
    if (kernel) continue;
    for (const x of [low, high, ...(bath.breakpoints ?? [])]) {
      if (x > 0 && x < Number.POSITIVE_INFINITY) {
        ends.add(x);
        largest = Math.max(largest, x);
      }
    }
  }
  const start = Math.min(end, 4 * largest);
  const breaks = [...ends].filter((x) => x < start).sort((a, b) => a - b);
  return { breaks: [...breaks, start], end };
}

/** Halves [from, to] until half a panel is at most half its distance to every pole. */
function graded(from: number, to: number, poles: readonly number[], out: Panel[]): void {
  const middle = (from + to) / 2;
  const half = (to - from) / 2;
  const limit = 4 * half * half;
  let near = false;
  for (let m = 0; m < poles.length && !near; m += 2) {
    const x = poles[m] - middle;
    near = x * x + poles[m + 1] * poles[m + 1] < limit;
  }
  if (near && middle > from && middle < to) {
    graded(from, middle, poles, out);
    graded(middle, to, poles, out);
  } else out.push({ from, to, tail: 0 });
}

function refined(panels: readonly Panel[], monitor: (omega: number) => number): Panel[] {
  const first = panels.map((panel) => integralOf(panel, monitor));
  const scale = 1e-15 * first.reduce((sum, x) => sum + Math.abs(x), 0);
  const out: Panel[] = [];
  const visit = (panel: Panel, value: number, depth: number): void => {
    const middle = (panel.from + panel.to) / 2;
    const low = { ...panel, to: middle };
    const high = { ...panel, from: middle };
    const [a, b] = [integralOf(low, monitor), integralOf(high, monitor)];
    const error = Math.abs(a + b - value);
    if (error <= 1e-13 * Math.abs(value) + scale || depth === 0 || !(middle > panel.from && middle < panel.to)) {
      out.push(panel);
      return;
    }
    visit(low, a, depth - 1);
    visit(high, b, depth - 1);
  };
  panels.forEach((panel, i) => {
    visit(panel, first[i], 60);
  });
  return out;
}

function integralOf(panel: Panel, f: (omega: number) => number): number {
  const nodes = new Float64Array(ORDER);
  const weights = new Float64Array(ORDER);
  fill(panel, nodes, weights, 0);
  let sum = 0;
  for (let i = 0; i < ORDER; i++) sum += weights[i] * f(nodes[i]);
  return sum;
}

function fill({ from, to, tail }: Panel, nodes: Float64Array, weights: Float64Array, at: number): void {
  const middle = (from + to) / 2;
  const half = (to - from) / 2;
  for (let i = 0; i < ORDER; i++) {
    const x = middle + half * rule.nodes[i];
    nodes[at + i] = tail === 0 ? x : tail / x;
    weights[at + i] = half * rule.weights[i] * (tail === 0 ? 1 : tail / (x * x));
  }
}

function assembled(panels: readonly Panel[]): FrequencyRule {
  const nodes = new Float64Array(ORDER * panels.length);
  const weights = new Float64Array(ORDER * panels.length);
  panels.forEach((panel, i) => {
    fill(panel, nodes, weights, ORDER * i);
  });
  return { nodes, weights };
}
