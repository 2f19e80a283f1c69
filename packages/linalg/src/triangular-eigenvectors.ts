import { modulus } from "./norms.ts";

const UNIT = 2 ** -52;
const LARGE = 1e100;

/**
 * Row k of the result: an eigenvector x of the upper triangular T (n x n, interleaved, entries of order one or less) with
 * T x = t_kk x, components above k zero, not normalised. Denominators that vanish (degenerate or defective eigenvalues)
 * are replaced by the rounding error of T, so that a defective eigenvalue returns nearly parallel vectors, never a NaN.
 */
export function rightVectors(n: number, t: Float64Array): Float64Array {
  const rows = new Float64Array(2 * n * n);
  const floor = smallestDenominator(n, t);
  for (let k = 0; k < n; k++) {
    const x = rows.subarray(2 * k * n, 2 * (k + 1) * n);
    x[2 * k] = 1;
    for (let i = k - 1; i >= 0; i--) {
      let re = 0;
      let im = 0;
      for (let j = 2 * (i + 1); j <= 2 * k; j += 2) {
        const tr = t[2 * i * n + j];
        const ti = t[2 * i * n + j + 1];
        re -= tr * x[j] - ti * x[j + 1];
        im -= tr * x[j + 1] + ti * x[j];
      }
      quotient(n, t, i, k, 1, re, im, floor, x, i, 2 * i, 2 * k);
    }
  }
  return rows;
}

/** Row k of the result: a left eigenvector y with y^dagger T = t_kk y^dagger. As `rightVectors`. */
export function leftVectors(n: number, t: Float64Array): Float64Array {
  const rows = new Float64Array(2 * n * n);
  const floor = smallestDenominator(n, t);
  for (let k = 0; k < n; k++) {
    const y = rows.subarray(2 * k * n, 2 * (k + 1) * n);
    y[2 * k] = 1;
    for (let i = k + 1; i < n; i++) {
      let re = 0;
      let im = 0;
      for (let j = k; j < i; j++) {
        const tr = t[2 * (j * n + i)];
        const ti = t[2 * (j * n + i) + 1];
        re -= tr * y[2 * j] + ti * y[2 * j + 1];
        im -= tr * y[2 * j + 1] - ti * y[2 * j];
      }
      quotient(n, t, i, k, -1, re, im, floor, y, i, 2 * k, 2 * i);
    }
  }
  return rows;
}

/** The rounding error of T: the smallest difference of eigenvalues that means anything. */
function smallestDenominator(n: number, t: Float64Array): number {
  let largest = 0;
  for (let at = 0; at < 2 * n * n; at++) largest = Math.max(largest, Math.abs(t[at]));
  return Math.max(UNIT * largest, 1e-290);
}

/**
 * x_i = (re + i im) / (t_ii - t_kk), the denominator conjugated for sign -1; scales the places [from, to] of x down
 * together when the component grows too large.
 */
function quotient(
  n: number,
  t: Float64Array,
  i: number,
  k: number,
  sign: number,
  re: number,
  im: number,
  floor: number,
  x: Float64Array,
  place: number,
  from: number,
  to: number,
): void {
  let dr = t[2 * (i * n + i)] - t[2 * (k * n + k)];
  let di = sign * (t[2 * (i * n + i) + 1] - t[2 * (k * n + k) + 1]);
  let size = modulus(dr, di);
  if (size < floor) {
    dr = floor;
    di = 0;
    size = floor;
  }
  const c = dr / size;
  const s = -di / size;
  x[2 * place] = (re * c - im * s) / size;
  x[2 * place + 1] = (re * s + im * c) / size;
  const grown = modulus(x[2 * place], x[2 * place + 1]);
  if (grown > LARGE) for (let j = from; j <= to + 1; j++) x[j] /= grown;
}
