import { gaussLegendre, PANEL_POINTS } from "./gauss-legendre.ts";

const N = PANEL_POINTS;
const MAX_PANELS = 40000;
/** Error aimed at, relative to the integral of the modulus of each component. */
const TOLERANCE = 1e-15;
/** A panel whose ends agree to this many roundings is not divided further. */
const NARROWEST = 8 * 2 ** -52;

/** A vector-valued function sampled at the Gauss-Legendre nodes of panels on which it is a polynomial to rounding. */
export interface VectorPanels {
  /** components of the function */
  readonly width: number;
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** 16 a panel */
  readonly nodes: Float64Array;
  /** quadrature weights at the nodes */
  readonly weights: Float64Array;
  /** the components at node i stand at width * i */
  readonly values: Float64Array;
}

export interface PanelOptions {
  /** judge every component by the largest one, for components that may be rounding noise alone */
  readonly shared?: boolean;
  /** judge component c by the integral of component judges[c]; components beyond its length only serve as such judges */
  readonly judges?: readonly number[];
  /** the size of numbers that x is compared with in f: x itself is known to a rounding of that size */
  readonly grain?: number;
  /** no panel is longer than this */
  readonly longest?: number;
}

/**
 * Samples a function on panels found by bisection from the given ascending edges, until on each the last Legendre coefficients say that what the
 * polynomial of degree 15 misses is below 1e-15 of the integral of its modulus, component by component.
 * @throws RangeError where the function is not finite, naming the place, or when 40000 panels do not resolve it
 */
export function vectorPanels(
  f: (x: number, out: Float64Array) => void,
  width: number,
  edges: readonly number[],
  options: PanelOptions = {},
): VectorPanels {
  const { longest = Number.POSITIVE_INFINITY } = options;
  const pending: Panel[] = [];
  const size = new Float64Array(width);
  for (let i = edges.length - 2; i >= 0; i--) {
    if (!(edges[i + 1] > edges[i])) continue;
    const pieces = Math.max(1, Math.ceil((edges[i + 1] - edges[i]) / longest));
    if (pending.length + pieces > MAX_PANELS) throw tooMany(edges, edges[i]);
    const step = (edges[i + 1] - edges[i]) / pieces;
    for (let k = pieces - 1; k >= 0; k--) {
      const high = k === pieces - 1 ? edges[i + 1] : edges[i] + (k + 1) * step;
      const panel = sample(f, width, edges[i] + k * step, high);
      for (let c = 0; c < width; c++) size[c] += panel.size[c];
      pending.push(panel);
    }
  }
  const done: Panel[] = [];
  while (pending.length > 0) {
    const panel = pending.pop()!;
    const middle = 0.5 * (panel.low + panel.high);
    const narrow = panel.high - panel.low <= NARROWEST * Math.max(Math.abs(panel.low), Math.abs(panel.high));
    if (narrow || resolved(panel, size, options)) {
      done.push(panel);
      continue;
    }
    if (done.length + pending.length > MAX_PANELS) {
      throw tooMany(edges, middle);
    }
    const upper = sample(f, width, middle, panel.high);
    const lower = sample(f, width, panel.low, middle);
    for (let c = 0; c < width; c++)
      size[c] = Math.max(size[c], size[c] + upper.size[c] + lower.size[c] - panel.size[c]);
    pending.push(upper, lower);
  }
  return gathered(done, width);
}

function tooMany(edges: readonly number[], where: number): RangeError {
  return new RangeError(
    `the integrand is not resolved by ${MAX_PANELS} panels on [${edges[0]}, ${edges[edges.length - 1]}]; the hardest place is ${where}`,
  );
}

/** The integral of each component. */
export function integrals(panels: VectorPanels): Float64Array {
  const { width, weights, values } = panels;
  const sum = new Float64Array(width);
  for (let i = 0; i < weights.length; i++) {
    for (let c = 0; c < width; c++) sum[c] += weights[i] * values[width * i + c];
  }
  return sum;
}

interface Panel {
  readonly low: number;
  readonly high: number;
  readonly values: Float64Array;
  /** integral of the modulus of each component */
  readonly size: Float64Array;
}

function sample(f: (x: number, out: Float64Array) => void, width: number, low: number, high: number): Panel {
  const values = new Float64Array(N * width);
  const size = new Float64Array(width);
  const half = 0.5 * (high - low);
  const centre = 0.5 * (low + high);
  for (let i = 0; i < N; i++) {
    const x = centre + half * gaussLegendre.nodes[i];
    const at = values.subarray(width * i, width * (i + 1));
    f(x, at);
    for (let c = 0; c < width; c++) {
      if (!Number.isFinite(at[c])) throw new RangeError(`the integrand is not finite at ${x}: got ${at[c]}`);
      size[c] += half * gaussLegendre.weights[i] * Math.abs(at[c]);
    }
  }
  return { low, high, values, size };
}

function resolved(panel: Panel, size: Float64Array, { shared = false, judges, grain = 0 }: PanelOptions): boolean {
  const width = size.length;
  const length = panel.high - panel.low;
  const largest = shared ? size.reduce((a, b) => Math.max(a, b), 0) : 0;
  const { analysis } = gaussLegendre;
  // what a rounding of x, in half panels, does to f
  const rounding = (4e-16 * Math.max(Math.abs(panel.low), Math.abs(panel.high), grain)) / length;
  const coefficient = (n: number, c: number): number => {
    let sum = 0;
    for (let i = 0; i < N; i++) sum += analysis[n * N + i] * panel.values[width * i + c];
    return Math.abs(sum);
  };
  const count = judges === undefined ? width : judges.length;
  for (let c = 0; c < count; c++) {
    const scale = Math.max(size[judges === undefined ? c : judges[c]], largest);
    // rounding of the samples themselves shows in every coefficient
    let allowed = TOLERANCE * scale + 4e-15 * panel.size[c];
    if (panel.size[c] <= TOLERANCE * scale) continue;
    const tail = Math.max(coefficient(N - 3, c), coefficient(N - 2, c), coefficient(N - 1, c)) * length;
    if (tail <= allowed) continue;
    let slope = 0;
    for (let n = 1; n < N; n++) slope += n * n * coefficient(n, c);
    allowed += 2 * rounding * slope * length;
    if (tail > allowed) return false;
  }
  return true;
}

function gathered(done: readonly Panel[], width: number): VectorPanels {
  const count = done.length;
  const low = new Float64Array(count);
  const high = new Float64Array(count);
  const nodes = new Float64Array(N * count);
  const weights = new Float64Array(N * count);
  const values = new Float64Array(N * count * width);
  done.forEach((panel, p) => {
    low[p] = panel.low;
    high[p] = panel.high;
    const half = 0.5 * (panel.high - panel.low);
    for (let i = 0; i < N; i++) {
      nodes[N * p + i] = 0.5 * (panel.low + panel.high) + half * gaussLegendre.nodes[i];
      weights[N * p + i] = half * gaussLegendre.weights[i];
    }
    values.set(panel.values, N * p * width);
  });
  return { width, low, high, nodes, weights, values };
}
