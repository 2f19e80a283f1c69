import type { SpectralDensity } from "./spectral-density.ts";

/**
 * J through the points (omega_i, J_i), zero outside: cubic Hermite pieces with Fritsch-Butland slopes, so J never overshoots the data and stays
 * non-negative. At least two points; omegas ascending; J >= 0. RangeError names the first bad point. A last value that is not zero leaves a
 * jump, where the principal value is infinite.
 */
export function tabulated(points: readonly (readonly [number, number])[]): SpectralDensity {
  if (!Array.isArray(points) || points.length < 2) {
    throw new RangeError(
      `tabulated: expected at least two points [omega, J], got ${Array.isArray(points) ? points.length : typeof points}`,
    );
  }
  const n = points.length;
  const x = new Float64Array(n);
  const y = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const [omega, value] = points[i];
    if (!Number.isFinite(omega) || !Number.isFinite(value) || value < 0) {
      throw new RangeError(
        `tabulated: point ${i + 1} must be [omega, J >= 0] with finite numbers, got [${omega}, ${value}]`,
      );
    }
    if (i > 0 && !(omega > x[i - 1])) {
      throw new RangeError(`tabulated: omega must ascend, got ${omega} at point ${i + 1} after ${x[i - 1]}`);
    }
    x[i] = omega;
    y[i] = value;
  }
  const slopes = monotoneSlopes(x, y);
  return {
    kind: "tabulated",
    density: (w) => {
      let low = 0;
      let high = n - 1;
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        if (w < x[middle]) high = middle;
        else low = middle;
      }
      const h = x[high] - x[low];
      const t = (w - x[low]) / h;
      const s = 1 - t;
      const value =
        s * s * ((1 + 2 * t) * y[low] + t * h * slopes[low]) + t * t * ((1 + 2 * s) * y[high] - s * h * slopes[high]);
      return Math.max(value, 0);
    },
    support: [x[0], x[n - 1]],
    breakpoints: Array.from(x.subarray(1, n - 1)),
    exponents: [y[0] === 0 ? 1 : 0, y[n - 1] === 0 ? 1 : 0],
  };
}

/** Slopes of the monotone cubic interpolant: weighted harmonic mean of the neighbouring secants, zero at local extremes. */
function monotoneSlopes(x: Float64Array, y: Float64Array): Float64Array {
  const n = x.length;
  const secant = (i: number): number => (y[i + 1] - y[i]) / (x[i + 1] - x[i]);
  const slopes = new Float64Array(n);
  for (let i = 1; i + 1 < n; i++) {
    const left = secant(i - 1);
    const right = secant(i);
    if (left * right <= 0) continue;
    const h0 = x[i] - x[i - 1];
    const h1 = x[i + 1] - x[i];
    slopes[i] = (3 * (h0 + h1)) / ((2 * h1 + h0) / left + (h1 + 2 * h0) / right);
  }
  slopes[0] = endSlope(x, secant, 0, 1, slopes[1]);
  slopes[n - 1] = endSlope(x, secant, n - 2, n - 3, slopes[n - 2]);
  return slopes;
}

/** One-sided slope at an end, limited so that the end piece stays monotone. */
function endSlope(
  x: Float64Array,
  secant: (i: number) => number,
  outer: number,
  inner: number,
  neighbour: number,
): number {
  const first = secant(outer);
  if (x.length === 2) return first;
  const second = secant(inner);
  const h0 = x[outer + 1] - x[outer];
  const h1 = x[inner + 1] - x[inner];
  const slope = ((2 * h0 + h1) * first - h0 * second) / (h0 + h1);
  if (slope * first <= 0) return 0;
  if (first * second <= 0 && Math.abs(slope) > 3 * Math.abs(first)) return 3 * first;
  return Math.abs(neighbour) > 0 && Math.abs(slope) > 3 * Math.abs(first) ? 3 * first : slope;
}
