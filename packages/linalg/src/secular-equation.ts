import { ConvergenceError } from "./errors.ts";

const UNIT_ROUNDOFF = 2 ** -53;
const STEPS = 60;

/**
 * The k-th root (ascending from 0) of the secular equation 1 / rho + sum_j z_j^2 / (d_j - x) = 0, that is the k-th eigenvalue of
 * diag(d) + rho z z^T, with rho > 0, d strictly ascending and |z| = 1. Writes d_j - x for every j into `distance` from
 * `at` on, each to full relative accuracy, and returns x. The root is sought as the distance from the nearer pole, by interpolation with
 * the two poles beside it (the middle way of R.-C. Li 1993), inside a bracket that shrinks at every step.
 * @throws ConvergenceError when the bracket does not close in 60 steps
 */
export function secularRoot(
  k: number,
  n: number,
  d: Float64Array,
  z: Float64Array,
  rho: number,
  distance: Float64Array,
  at: number,
): number {
  if (n === 1) {
    const shift = rho * z[0] * z[0];
    distance[at] = -shift;
    return d[0] + shift;
  }
  const start = k < n - 1 ? between(k, n, d, z, rho) : beyond(n, d, z, rho);
  let { tau, low, high } = start;
  const pole = d[start.origin];
  for (let j = 0; j < n; j++) distance[at + j] = d[j] - pole;
  const last = k === n - 1;
  const left = last ? n - 2 : k;
  for (let step = 0; step < STEPS; step++) {
    // psi: the poles up to the left one, phi: the others
    let psi = 0;
    let psiSlope = 0;
    let phi = 0;
    let phiSlope = 0;
    for (let j = 0; j <= left; j++) {
      const ratio = z[j] / (distance[at + j] - tau);
      psi += z[j] * ratio;
      psiSlope += ratio * ratio;
    }
    for (let j = left + 1; j < n; j++) {
      const ratio = z[j] / (distance[at + j] - tau);
      phi += z[j] * ratio;
      phiSlope += ratio * ratio;
    }
    const value = 1 / rho + psi + phi;
    const slope = psiSlope + phiSlope;
    const noise = 4 * (1 / rho + Math.abs(psi) + Math.abs(phi)) + Math.abs(tau) * slope;
    if (Math.abs(value) <= UNIT_ROUNDOFF * noise) return settle(n, distance, at, pole, tau);
    if (value < 0) low = Math.max(low, tau);
    else high = Math.min(high, tau);
    const a = distance[at + left] - tau;
    const b = distance[at + left + 1] - tau;
    let change = last
      ? stepBeyond(a, b, value, psiSlope, phiSlope)
      : stepBetween(a, b, value, slope, start.origin === k, start.origin === k ? z[k] / a : z[k + 1] / b);
    // the function grows: the step must go against its sign
    if (!(value * change < 0)) change = -value / slope;
    let next = tau + change;
    if (!(next > low && next < high)) next = low + (high - low) / 2;
    if (next === tau || next <= low || next >= high) return settle(n, distance, at, pole, tau);
    tau = next;
  }
  throw new ConvergenceError(`root ${k} of a secular equation with ${n} poles was not found in ${STEPS} steps`);
}

function settle(n: number, distance: Float64Array, at: number, pole: number, tau: number): number {
  for (let j = at; j < at + n; j++) distance[j] -= tau;
  return pole + tau;
}

/** Where the search starts: the root is d[origin] + tau, low < tau < high. */
interface Start {
  readonly origin: number;
  readonly tau: number;
  readonly low: number;
  readonly high: number;
}

/** A root between the poles k and k + 1: the nearer one is known from the sign in the middle, the rest is frozen there. */
function between(k: number, n: number, d: Float64Array, z: Float64Array, rho: number): Start {
  const gap = d[k + 1] - d[k];
  const middle = gap / 2;
  let c = 1 / rho;
  for (let j = 0; j < n; j++) if (j !== k && j !== k + 1) c += (z[j] * z[j]) / (d[j] - d[k] - middle);
  const p = z[k] * z[k];
  const q = z[k + 1] * z[k + 1];
  const value = c - p / middle + q / middle;
  if (value > 0) {
    const a = c * gap + p + q;
    const b = p * gap;
    const root = Math.sqrt(Math.abs(a * a - 4 * b * c));
    return inside(k, a > 0 ? (2 * b) / (a + root) : (a - root) / (2 * c), 0, middle);
  }
  const a = c * gap - p - q;
  const b = q * gap;
  const root = Math.sqrt(Math.abs(a * a + 4 * b * c));
  return inside(k + 1, a < 0 ? (2 * b) / (a - root) : -(a + root) / (2 * c), -middle, 0);
}

/** The root beyond the last pole, at most rho away from it since |z| = 1. */
function beyond(n: number, d: Float64Array, z: Float64Array, rho: number): Start {
  const half = rho / 2;
  const last = d[n - 1];
  let c = 1 / rho;
  for (let j = 0; j < n - 2; j++) c += (z[j] * z[j]) / (d[j] - last - half);
  const gap = last - d[n - 2];
  const p = z[n - 2] * z[n - 2];
  const q = z[n - 1] * z[n - 1];
  const value = c - p / (gap + half) - q / half;
  const a = -c * gap + p + q;
  const b = q * gap;
  const root = Math.sqrt(a * a + 4 * b * c);
  const guess = a < 0 ? (2 * b) / (root - a) : (a + root) / (2 * c);
  return value <= 0 ? inside(n - 1, guess, half, 2 * rho) : inside(n - 1, guess, 0, half);
}

const inside = (origin: number, guess: number, low: number, high: number): Start => ({
  origin,
  tau: guess > low && guess < high ? guess : low + (high - low) / 2,
  low,
  high,
});

/**
 * The step towards a root between two poles at the distances a < 0 < b: the function is replaced by
 * c + weights / (a - x) + / (b - x) that agrees with value and slope, the weight of the nearer pole being its own.
 */
function stepBetween(a: number, b: number, value: number, slope: number, nearLeft: boolean, ratio: number): number {
  const c = nearLeft ? value - b * slope - ratio * ratio * (a - b) : value - a * slope - ratio * ratio * (b - a);
  const sum = (a + b) * value - a * b * slope;
  const product = a * b * value;
  if (c === 0) return product / sum;
  const root = Math.sqrt(Math.abs(sum * sum - 4 * product * c));
  return sum <= 0 ? (sum - root) / (2 * c) : (2 * product) / (sum + root);
}

/** The same beyond the last pole: the two last poles at the distances a < b < 0. */
function stepBeyond(a: number, b: number, value: number, psiSlope: number, phiSlope: number): number {
  const c = Math.abs(value - a * psiSlope - b * phiSlope);
  const sum = (a + b) * value - a * b * (psiSlope + phiSlope);
  const product = a * b * value;
  if (c === 0) return -value / (psiSlope + phiSlope);
  const root = Math.sqrt(Math.abs(sum * sum - 4 * product * c));
  return sum >= 0 ? (sum + root) / (2 * c) : (2 * product) / (sum - root);
}
