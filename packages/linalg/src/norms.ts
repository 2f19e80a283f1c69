import type { ComplexMatrix } from "./complex-matrix.ts";

/** The largest of |Re| and |Im| over all entries; NaN when there is a NaN. */
export function largestPart(values: Float64Array): number {
  let largest = 0;
  for (let at = 0; at < values.length; at++) {
    const size = Math.abs(values[at]);
    if (size > largest) largest = size;
    else if (Number.isNaN(size)) return Number.NaN;
  }
  return largest;
}

/** Euclidean norm of an array of numbers (real or interleaved complex) without overflow or harmful underflow. */
export function euclideanNorm(values: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < values.length; at++) sum += values[at] * values[at];
  if (sum > 1e-280 && sum < 1e280) return Math.sqrt(sum);
  const largest = largestPart(values);
  if (largest === 0 || !Number.isFinite(largest)) return largest;
  sum = 0;
  for (let at = 0; at < values.length; at++) sum += (values[at] / largest) ** 2;
  return largest * Math.sqrt(sum);
}

/** sqrt(sum |a_ij|^2), without overflow. */
export const frobeniusNorm = (a: ComplexMatrix): number => euclideanNorm(a.data);

/** max |a_ij|; NaN when there is a NaN. */
export function maxAbs(a: ComplexMatrix): number {
  let largest = 0;
  for (let at = 0; at < a.data.length; at += 2) {
    const size = modulus(a.data[at], a.data[at + 1]);
    if (size > largest) largest = size;
    else if (Number.isNaN(size)) return Number.NaN;
  }
  return largest;
}

/** The largest column sum max_j sum_i |a_ij|. */
export function oneNorm(a: ComplexMatrix): number {
  const sums = new Float64Array(a.cols);
  for (let i = 0, at = 0; i < a.rows; i++) {
    for (let j = 0; j < a.cols; j++, at += 2) sums[j] += modulus(a.data[at], a.data[at + 1]);
  }
  let largest = 0;
  for (const sum of sums) if (!(sum <= largest)) largest = sum;
  return largest;
}

/** |re + i im| without overflow; several times faster than Math.hypot. */
export function modulus(re: number, im: number): number {
  const square = re * re + im * im;
  if (square > 1e-280 && square < 1e280) return Math.sqrt(square);
  const x = Math.abs(re);
  const y = Math.abs(im);
  const large = Math.max(x, y);
  if (large === 0) return x + y;
  const ratio = Math.min(x, y) / large;
  return large === Number.POSITIVE_INFINITY ? large : large * Math.sqrt(1 + ratio * ratio);
}
