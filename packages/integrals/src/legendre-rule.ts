/** Number of samples on a panel; polynomials on a panel have degree `PANEL_ORDER - 1`. */
export const PANEL_ORDER = 16;

/** Gauss-Legendre nodes (ascending) and weights on [-1, 1] for an even number of points, by Newton iteration on P_n. */
function gaussLegendre(n: number): { nodes: Float64Array; weights: Float64Array } {
  const nodes = new Float64Array(n);
  const weights = new Float64Array(n);
  const p = new Float64Array(n + 1);
  for (let i = 0; i < n >> 1; i++) {
    let t = Math.cos((Math.PI * (i + 0.75)) / (n + 0.5));
    let slope = 1;
    for (let step = 0; step < 8; step++) {
      legendreValues(t, n + 1, p);
      slope = (n * (t * p[n] - p[n - 1])) / (t * t - 1);
      const change = p[n] / slope;
      t -= change;
      if (Math.abs(change) < 1e-17) break;
    }
    nodes[n - 1 - i] = t;
    nodes[i] = -t;
    weights[i] = weights[n - 1 - i] = 2 / ((1 - t * t) * slope * slope);
  }
  return { nodes, weights };
}

/** P_0(t) ... P_{count-1}(t) written into `out`. */
export function legendreValues(t: number, count: number, out: Float64Array): Float64Array {
  out[0] = 1;
  if (count > 1) out[1] = t;
  for (let k = 1; k + 1 < count; k++) out[k + 1] = ((2 * k + 1) * t * out[k] - k * out[k - 1]) / (k + 1);
  return out;
}

export interface PanelRule {
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
  /** coefficient k = sum_j analysis[k n + j] f(t_j), Legendre basis */
  readonly analysis: Float64Array;
  /** parent charge j gains lowerHalf[j n + i] times charge i of the half panel [-1, 0] (interpolation there of the parent's basis) */
  readonly lowerHalf: Float64Array;
  readonly upperHalf: Float64Array;
  /** barycentric weights of the nodes: (-1)^j sqrt((1 - t_j^2) w_j) */
  readonly barycentric: Float64Array;
}

function buildRule(): PanelRule {
  const n = PANEL_ORDER;
  const { nodes, weights } = gaussLegendre(n);
  const analysis = new Float64Array(n * n);
  const p = new Float64Array(n);
  for (let j = 0; j < n; j++) {
    legendreValues(nodes[j], n, p);
    for (let k = 0; k < n; k++) analysis[k * n + j] = (k + 0.5) * weights[j] * p[k];
  }
  const half = (side: number): Float64Array => {
    const matrix = new Float64Array(n * n);
    for (let i = 0; i < n; i++) {
      legendreValues((nodes[i] + side) / 2, n, p);
      for (let j = 0; j < n; j++) {
        let sum = 0;
        for (let k = 0; k < n; k++) sum += analysis[k * n + j] * p[k];
        matrix[j * n + i] = sum;
      }
    }
    return matrix;
  };
  const barycentric = nodes.map((t, j) => (j % 2 === 0 ? 1 : -1) * Math.sqrt((1 - t * t) * weights[j]));
  return { nodes, weights, analysis, lowerHalf: half(-1), upperHalf: half(1), barycentric };
}

/** The fixed rule of every panel: 16 Gauss-Legendre nodes and the matrices that go with them. */
export const panelRule: PanelRule = /* @__PURE__ */ buildRule();

/** Legendre coefficients of the polynomial through the samples at the panel's nodes; the symmetry of the nodes halves the work. */
export function legendreCoefficients(samples: Float64Array, from: number, out: Float64Array, at: number): void {
  const n = PANEL_ORDER;
  const half = n >> 1;
  const { analysis } = panelRule;
  for (let k = 0; k < n; k += 2) {
    let even = 0;
    let odd = 0;
    const rowEven = k * n;
    const rowOdd = rowEven + n;
    for (let j = 0; j < half; j++) {
      const low = samples[from + j];
      const high = samples[from + n - 1 - j];
      even += analysis[rowEven + j] * (low + high);
      odd += analysis[rowOdd + j] * (low - high);
    }
    out[at + k] = even;
    out[at + k + 1] = odd;
  }
}

/** sum_k c_k P_k(t), Clenshaw's recurrence. */
export function legendreSum(c: Float64Array, at: number, t: number): number {
  let b1 = 0;
  let b2 = 0;
  for (let k = PANEL_ORDER - 1; k >= 0; k--) {
    const b0 = c[at + k] + ((2 * k + 1) / (k + 1)) * t * b1 - ((k + 1) / (k + 2)) * b2;
    b2 = b1;
    b1 = b0;
  }
  return b1;
}
