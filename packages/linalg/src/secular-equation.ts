import { ConvergenceError } from "./errors.ts";
import type { Room } from "./room.ts";

const UNIT_ROUNDOFF = 2 ** -53;
const STEPS = 60;

/** Where the poles d, the weights z and four numbers of scratch stand. */
export interface SecularPlaces {
  readonly d: number;
  readonly z: number;
  readonly scratch: number;
}

/**
 * The k-th root (ascending from 0) of the secular equation 1 / rho + sum_j z_j^2 / (d_j - x) = 0, that is the k-th eigenvalue of
 * diag(d) + rho z z^T, with rho > 0, d strictly ascending and |z| = 1, all in the memory of `room`. Writes d_j - x for every j
 * to `distance`, each to full relative accuracy, and returns x. The root is sought as the distance from the nearer pole, by interpolation with
 * the two poles beside it (the middle way of R.-C. Li 1993), inside a bracket that shrinks at every step.
 * @throws ConvergenceError when the bracket does not close in 60 steps
 */
export function secularRoot(
  k: number,
  n: number,
  rho: number,
  { memory: m, secular }: Room,
  places: SecularPlaces,
  distance: number,
): number {
  const { d, z, scratch } = places;
  if (n === 1) {
    const shift = rho * m[z] * m[z];
    m[distance] = -shift;
    return m[d] + shift;
  }
  const last = k === n - 1;
  const left = last ? n - 2 : k;
  // where the search starts: all but the two poles beside the root are frozen half way
  secular.shift(n, d, m[d + k], distance);
  const middle = last ? rho / 2 : (m[d + k + 1] - m[d + k]) / 2;
  secular.sums(left, left + 2, n, z, distance, middle, scratch);
  const frozen = 1 / rho + m[scratch] + m[scratch + 2];
  const p = m[z + left] * m[z + left];
  const q = m[z + left + 1] * m[z + left + 1];
  const start = last ? beyond(n, m[d + n - 1] - m[d + n - 2], frozen, p, q, rho) : between(k, 2 * middle, frozen, p, q);
  if (start.origin !== k) secular.shift(n, d, m[d + start.origin], distance);
  let { tau, low, high } = start;
  const pole = m[d + start.origin];
  for (let step = 0; step < STEPS; step++) {
    // psi: the poles up to the left one, phi: the others
    secular.sums(left + 1, left + 1, n, z, distance, tau, scratch);
    const psi = m[scratch];
    const psiSlope = m[scratch + 1];
    const phi = m[scratch + 2];
    const phiSlope = m[scratch + 3];
    const value = 1 / rho + psi + phi;
    const slope = psiSlope + phiSlope;
    const noise = 4 * (1 / rho + Math.abs(psi) + Math.abs(phi)) + Math.abs(tau) * slope;
    let settled = Math.abs(value) <= UNIT_ROUNDOFF * noise;
    let next = tau;
    if (!settled) {
      if (value < 0) low = Math.max(low, tau);
      else high = Math.min(high, tau);
      const a = m[distance + left] - tau;
      const b = m[distance + left + 1] - tau;
      let change = last
        ? stepBeyond(a, b, value, psiSlope, phiSlope)
        : stepBetween(a, b, value, slope, start.origin === k, start.origin === k ? m[z + k] / a : m[z + k + 1] / b);
      // the function grows: the step must go against its sign
      if (!(value * change < 0)) change = -value / slope;
      next = tau + change;
      if (!(next > low && next < high)) next = low + (high - low) / 2;
      settled = next === tau || next <= low || next >= high;
    }
    if (settled) {
      secular.shift(n, distance, tau, distance);
      return pole + tau;
    }
    tau = next;
  }
  throw new ConvergenceError(`root ${k} of a secular equation with ${n} poles was not found in ${STEPS} steps`);
}

/** Where the search starts: the root is d[origin] + tau, low < tau < high. */
interface Start {
  readonly origin: number;
  readonly tau: number;
  readonly low: number;
  readonly high: number;
}

/**
 * A root between the poles k and k + 1, their weights squared p and q: the nearer one is known from the sign in the middle,
 * where the others sum to c.
 */
function between(k: number, gap: number, c: number, p: number, q: number): Start {
  const middle = gap / 2;
  if (c - p / middle + q / middle > 0) {
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

/** The root beyond the last pole, at most rho away from it since |z| = 1; p and q belong to the two last poles. */
function beyond(n: number, gap: number, c: number, p: number, q: number, rho: number): Start {
  const half = rho / 2;
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
