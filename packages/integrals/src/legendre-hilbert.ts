import { PANEL_ORDER } from "./legendre-rule.ts";

/** Just outside the panel the upward recurrence still holds its digits up to here, because resolved coefficients fall faster than it grows. */
const UPWARD_LIMIT = 1.1;

const q = new Float64Array(PANEL_ORDER + 1);

/**
 * P int_{-1}^{1} p(t) / (t - s) dt = -2 sum_k c_k Q_k(s) for p = sum_k c_k P_k, Q_k the Legendre functions of the second kind
 * (Neumann's formula). `value` is the integral without the logarithm, `edge` the factor p(s) of ln|(1 - s)/(1 + s)|, which the caller adds: panels
 * that share an edge cancel their logarithms there. Upward recurrence on and next to the panel, downward (Miller) farther out.
 */
export const legendreHilbert = { value: 0, edge: 0 };

/** Fills `legendreHilbert` for the coefficients c[at ...]. |s| up to about 2. */
export function hilbertOfLegendre(c: Float64Array, at: number, s: number): void {
  if (s > UPWARD_LIMIT || s < -UPWARD_LIMIT) {
    legendreHilbert.value = downward(c, at, s);
    legendreHilbert.edge = 0;
    return;
  }
  // Q_k = P_k Q_0 - W_k, both by the same recurrence
  let p0 = 1;
  let p1 = s;
  let w0 = 0;
  let w1 = 1;
  let edge = c[at] + c[at + 1] * s;
  let value = c[at + 1];
  for (let k = 1; k + 1 < PANEL_ORDER; k++) {
    const a = (2 * k + 1) * s;
    const scale = 1 / (k + 1);
    const p2 = (a * p1 - k * p0) * scale;
    const w2 = (a * w1 - k * w0) * scale;
    edge += c[at + k + 1] * p2;
    value += c[at + k + 1] * w2;
    p0 = p1;
    p1 = p2;
    w0 = w1;
    w1 = w2;
  }
  legendreHilbert.value = 2 * value;
  legendreHilbert.edge = edge;
}

function downward(c: Float64Array, at: number, s: number): number {
  const factor = fillDownward(s);
  let sum = 0;
  for (let k = 0; k < PANEL_ORDER; k++) sum += c[at + k] * q[k];
  return factor * sum;
}

/** Fills `q` with multiples of P int_{-1}^{1} P_k(t) / (t - s) dt, |s| > 1, and returns the factor that they lack. */
function fillDownward(s: number): number {
  const size = Math.abs(s);
  const rate = Math.acosh(size);
  const start = PANEL_ORDER + Math.ceil(19 / rate);
  let above = 0;
  let here = 1;
  for (let k = start; k >= 1; k--) {
    const below = ((2 * k + 1) * s * here - (k + 1) * above) / k;
    above = here;
    here = below;
    if (k <= PANEL_ORDER) q[k - 1] = here;
  }
  return (-Math.sign(s) * Math.log1p(2 / (size - 1))) / q[0];
}

/**
 * P int_{-1}^{1} P_k(t) / (t - s) dt for k < 16 written to `out`, |s| up to about 2; `logRatio` stands for ln|(1 - s)/(1 + s)|
 * on and next to the panel.
 */
export function legendreTransforms(s: number, logRatio: number, out: Float64Array): void {
  if (s > UPWARD_LIMIT || s < -UPWARD_LIMIT) {
    const factor = fillDownward(s);
    for (let k = 0; k < PANEL_ORDER; k++) out[k] = factor * q[k];
    return;
  }
  out[0] = logRatio;
  out[1] = s * logRatio + 2;
  // the logarithm and the polynomial that goes with it obey the same recurrence
  for (let k = 1; k + 1 < PANEL_ORDER; k++) out[k + 1] = ((2 * k + 1) * s * out[k] - k * out[k - 1]) / (k + 1);
}
