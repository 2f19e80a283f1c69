import { legendreValues, PANEL_ORDER, panelRule } from "./legendre-rule.ts";

/**
 * A panel that ends in an algebraic singularity: f = y^alpha g(y), y in (0, 1) the distance from the singular end in units of the
 * panel, g a polynomial, -1 < alpha < 1. Moments of the weight, product quadrature, and the Hilbert transform
 * R_k(s) = P int_0^1 y^alpha P_k(2y - 1) / (y - s) dy.
 */
export interface AlgebraicEnd {
  readonly alpha: number;
  /** M_k = int_0^1 y^alpha P_k(2y - 1) dy */
  readonly moments: Float64Array;
  /** product weights on the panel's 16 nodes: sum_j weights[j] g(y_j) = int_0^1 y^alpha g dy for polynomials of degree < 16 */
  readonly weights: Float64Array;
  /** y_j^-alpha at the nodes, so that g = f * inverse */
  readonly inverse: Float64Array;
}

const known = new Map<number, AlgebraicEnd>();
const BACKWARD_LIMIT = 700;

/** The (cached) rule for the weight y^alpha. */
export function algebraicEnd(alpha: number): AlgebraicEnd {
  const cached = known.get(alpha);
  if (cached) return cached;
  const moments = new Float64Array(BACKWARD_LIMIT + 2);
  moments[0] = 1 / (alpha + 1);
  for (let k = 1; k < moments.length; k++) moments[k] = (moments[k - 1] * (alpha - k + 1)) / (alpha + k + 1);
  const n = PANEL_ORDER;
  const weights = new Float64Array(n);
  const inverse = new Float64Array(n);
  const p = new Float64Array(n);
  for (let j = 0; j < n; j++) {
    legendreValues(panelRule.nodes[j], n, p);
    let sum = 0;
    for (let k = 0; k < n; k++) sum += (2 * k + 1) * p[k] * moments[k];
    weights[j] = 0.5 * panelRule.weights[j] * sum;
    inverse[j] = (0.5 * (1 + panelRule.nodes[j])) ** -alpha;
  }
  const rule = { alpha, moments, weights, inverse };
  if (known.size > 256) known.clear();
  known.set(alpha, rule);
  return rule;
}

/** The part of an exponent that is not a whole power: 0 where f is regular, otherwise in (-1, 1). */
export function fractionalExponent(exponent: number): number {
  if (!(exponent > -1)) {
    throw new RangeError(`the exponent of an end must be above -1, got ${exponent}`);
  }
  return exponent < 0 ? exponent : exponent - Math.floor(exponent);
}

/**
 * P int_0^1 y^alpha / (y - s) dy for any s. `log1` stands for ln|1 - s|, given by the caller, who may have taken out the logarithm
 * of a distance that is exactly zero. Elementary for alpha = +-1/2; else series in s, in (1 - s)/s about the regular end, in 1/s, or (far
 * below) in 1/(1 - s).
 */
export function algebraicHilbert(alpha: number, s: number, log1: number): number {
  if (s === 0) return alpha > 0 ? 1 / alpha : Number.POSITIVE_INFINITY;
  if (Math.abs(alpha) === 0.5 && Math.abs(s) < 4) return halfPowerHilbert(alpha, s, log1);
  if (s < -0.4) return belowSeries(alpha, s);
  if (s < 0.75) {
    const near = alpha > 0.5 ? 1 : 0;
    const beta = alpha - near;
    // the term k = near of the series with -pi cot(pi alpha) s^alpha (s > 0) or -pi / sin(pi alpha) |s|^alpha: both diverge as beta -> 0
    const x = Math.PI * beta;
    const rest = s > 0 ? cotangentRest(x) : 2 * cotangentRest(0.5 * x) - cotangentRest(x);
    let sum = (s ** near * (rest - (1 - rest) * Math.expm1(beta * Math.log(Math.abs(s))))) / beta;
    let power = 1;
    for (let k = 0; k < 200; k++) {
      if (k !== near) sum -= power / (k - alpha);
      power *= s;
      if (Math.abs(power) < 1e-18 * (k + 1)) break;
    }
    return sum;
  }
  if (s > 1.25) return aboveSeries(alpha, s);
  // [0, 1/2] is away from s; on [1/2, 1] y^alpha is expanded about s
  let sum = log1 - Math.log(s - 0.5);
  const high = (1 - s) / s;
  const low = (0.5 - s) / s;
  let binomial = 1;
  let highPower = 1;
  let lowPower = 1;
  for (let j = 1; j < 400; j++) {
    binomial *= (alpha - j + 1) / j;
    highPower *= high;
    lowPower *= low;
    sum += (binomial * (highPower - lowPower)) / j;
    if (Math.abs(lowPower) < 1e-18) break;
  }
  return s ** alpha * sum + 0.5 ** alpha * aboveSeries(alpha, 2 * s);
}

/** 1 - x cot x by its continued fraction, |x| < pi; 1 - x / sin x follows from 1 / sin x = cot(x/2) - cot x. */
function cotangentRest(x: number): number {
  let below = 31;
  for (let k = 29; k > 1; k -= 2) below = k - (x * x) / below;
  return (x * x) / below;
}

function halfPowerHilbert(alpha: number, s: number, log1: number): number {
  const root = Math.sqrt(Math.abs(s));
  if (s > 0) {
    const log = log1 - 2 * Math.log1p(root);
    return alpha > 0 ? 2 + root * log : log / root;
  }
  const angle = Math.atan(1 / root);
  return alpha > 0 ? 2 - 2 * root * angle : (2 * angle) / root;
}

/** s > 1: -sum_k s^(-k-1) / (alpha + k + 1) */
function aboveSeries(alpha: number, s: number): number {
  const ratio = 1 / s;
  let power = ratio;
  let sum = 0;
  for (let k = 1; k < 400 && power > 1e-18; k++) {
    sum -= power / (alpha + k);
    power *= ratio;
  }
  return sum;
}

/** s < 0: 2F1(1, 1; alpha + 2; z) z / (alpha + 1), z = 1 / (1 - s) */
function belowSeries(alpha: number, s: number): number {
  const z = 1 / (1 - s);
  let term = z / (alpha + 1);
  let sum = 0;
  for (let k = 0; k < 400; k++) {
    sum += term;
    term *= ((k + 1) * z) / (alpha + 2 + k);
    if (term < 1e-18 * sum) break;
  }
  return sum;
}

const transforms = new Float64Array(PANEL_ORDER);
const constant = new Float64Array(BACKWARD_LIMIT + 1);
const slope = new Float64Array(BACKWARD_LIMIT + 1);

/**
 * R_k(s), k < 16, for s at least 0.05 outside (0, 1). The three-term recurrence has a growing and a faster decaying homogeneous solution, so R_0
 * is given and R_N = 0 imposed far up (Olver's method). The array is reused.
 */
export function outsideTransforms(end: AlgebraicEnd, s: number, first: number): Float64Array {
  const t = 2 * s - 1;
  const rate = Math.acosh(Math.abs(t));
  const top = Math.min(BACKWARD_LIMIT, PANEL_ORDER + Math.ceil(40 / rate));
  const { moments } = end;
  constant[0] = first;
  slope[0] = 0;
  for (let k = 1; k <= top; k++) {
    const inverse = 1 / (k * slope[k - 1] - (2 * k + 1) * t);
    constant[k] = (2 * (2 * k + 1) * moments[k] - k * constant[k - 1]) * inverse;
    slope[k] = -(k + 1) * inverse;
  }
  let value = 0;
  for (let k = top; k >= 0; k--) {
    value = constant[k] + slope[k] * value;
    if (k < PANEL_ORDER) transforms[k] = value;
  }
  return transforms;
}

/** sum_k c_k R_k(s) for any s; `sign` is -1 where the coefficients belong to the mirrored panel (P_k(-t) = (-1)^k P_k(t)). */
export function algebraicPanelHilbert(
  end: AlgebraicEnd,
  c: Float64Array,
  at: number,
  s: number,
  log1: number,
  sign: number,
): number {
  let sum = 0;
  let factor = 1;
  if (s < -0.05 || s > 1.05) {
    const r = outsideTransforms(end, s, algebraicHilbert(end.alpha, s, log1));
    for (let k = 0; k < PANEL_ORDER; k++) {
      sum += factor * c[at + k] * r[k];
      factor *= sign;
    }
    return sum;
  }
  const { moments } = end;
  const t = 2 * s - 1;
  let before = 0;
  let here = algebraicHilbert(end.alpha, s, log1);
  if (here === Number.POSITIVE_INFINITY) {
    let edge = 0; // g at the singular end, where P_k(-1) = (-1)^k
    for (let k = 0; k < PANEL_ORDER; k++) {
      edge += factor * c[at + k];
      factor *= -sign;
    }
    return edge > 0 ? Number.POSITIVE_INFINITY : edge < 0 ? Number.NEGATIVE_INFINITY : 0;
  }
  for (let k = 0; k < PANEL_ORDER; k++) {
    sum += factor * c[at + k] * here;
    factor *= sign;
    const next = ((2 * k + 1) * (t * here + 2 * moments[k]) - k * before) / (k + 1);
    before = here;
    here = next;
  }
  return sum;
}
