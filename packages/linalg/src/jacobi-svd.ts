import { ConvergenceError } from "./errors.ts";
import { euclideanNorm } from "./norms.ts";

const MAX_SWEEPS = 60;
/** Squared norms below this are zero beside a matrix of order one. */
const FLOOR = 1e-280;

/**
 * One-sided Jacobi (Hestenes): rotates the columns x_p, x_q of X in pairs until all are orthogonal to rounding, X V = W.
 * `x` holds the n columns of X as rows of `length` complex numbers and is overwritten by those of W; `v` holds n rows of
 * n complex numbers, the columns of V, and starts as the identity. The norms of the rows of `x` are then the singular
 * values, to high relative accuracy. Columns whose norm is under 1e-140 of the scale (one) are left alone.
 * @throws ConvergenceError after 60 sweeps
 */
export function jacobiOrthogonalize(n: number, length: number, x: Float64Array, v: Float64Array): void {
  const tolerance = 2 ** -52 * Math.sqrt(Math.max(1, length));
  for (let sweep = 0; sweep < MAX_SWEEPS; sweep++) {
    let rotated = false;
    for (let p = 0; p < n - 1; p++) {
      for (let q = p + 1; q < n; q++) {
        if (rotatePair(2 * p * length, 2 * q * length, 2 * length, x, v, 2 * p * n, 2 * q * n, 2 * n, tolerance)) {
          rotated = true;
        }
      }
    }
    if (!rotated) return;
  }
  throw new ConvergenceError(`the singular values of ${n} columns did not converge in ${MAX_SWEEPS} Jacobi sweeps`);
}

function rotatePair(
  p: number,
  q: number,
  length: number,
  x: Float64Array,
  v: Float64Array,
  vp: number,
  vq: number,
  vLength: number,
  tolerance: number,
): boolean {
  let alpha = 0;
  let beta = 0;
  let re = 0;
  let im = 0;
  for (let i = 0; i < length; i += 2) {
    const pr = x[p + i];
    const pi = x[p + i + 1];
    const qr = x[q + i];
    const qi = x[q + i + 1];
    alpha += pr * pr + pi * pi;
    beta += qr * qr + qi * qi;
    re += pr * qr + pi * qi;
    im += pr * qi - pi * qr;
  }
  if (alpha < FLOOR || beta < FLOOR) return false;
  const a = Math.sqrt(alpha);
  const b = Math.sqrt(beta);
  // cosine of the angle between the columns, computed without underflow
  const cosRe = re / a / b;
  const cosIm = im / a / b;
  const cosine = Math.sqrt(cosRe * cosRe + cosIm * cosIm);
  // the longer column comes first, so that the values end in falling order
  const ordered = alpha >= beta;
  if (cosine <= tolerance) {
    if (ordered) return false;
    exchange(x, p, q, length);
    exchange(v, vp, vq, vLength);
    return false;
  }
  const zeta = (b / a - a / b) / (2 * cosine);
  let t = 1 / (Math.abs(zeta) + Math.sqrt(1 + zeta * zeta));
  if (zeta < 0) t = -t;
  const c = 1 / Math.sqrt(1 + t * t);
  const s = c * t;
  rotate(x, p, q, length, c, s, cosRe / cosine, cosIm / cosine);
  rotate(v, vp, vq, vLength, c, s, cosRe / cosine, cosIm / cosine);
  if (!ordered) {
    exchange(x, p, q, length);
    exchange(v, vp, vq, vLength);
  }
  return true;
}

/** p -> c p - s conj(e) q, q -> s p + c conj(e) q, e the phase of p^dagger q. */
function rotate(
  x: Float64Array,
  p: number,
  q: number,
  length: number,
  c: number,
  s: number,
  eRe: number,
  eIm: number,
): void {
  for (let i = 0; i < length; i += 2) {
    const pr = x[p + i];
    const pi = x[p + i + 1];
    const qr = eRe * x[q + i] + eIm * x[q + i + 1];
    const qi = eRe * x[q + i + 1] - eIm * x[q + i];
    x[p + i] = c * pr - s * qr;
    x[p + i + 1] = c * pi - s * qi;
    x[q + i] = s * pr + c * qr;
    x[q + i + 1] = s * pi + c * qi;
  }
}

function exchange(x: Float64Array, p: number, q: number, length: number): void {
  for (let i = 0; i < length; i++) {
    const kept = x[p + i];
    x[p + i] = x[q + i];
    x[q + i] = kept;
  }
}

/**
 * Divides each row by its norm and returns the norms; rows too small to have a direction are replaced by unit vectors
 * orthogonal to all others. Rows must come in falling order of norm.
 */
export function normalizeRows(count: number, length: number, x: Float64Array): Float64Array {
  const norms = new Float64Array(count);
  for (let k = 0; k < count; k++) {
    const row = x.subarray(2 * k * length, 2 * (k + 1) * length);
    norms[k] = euclideanNorm(row);
    if (norms[k] * norms[k] < FLOOR) {
      completeRow(k, length, x);
      continue;
    }
    for (let i = 0; i < row.length; i++) row[i] /= norms[k];
  }
  return norms;
}

/** Replaces row k by a unit vector orthogonal to the rows before it. */
function completeRow(k: number, length: number, x: Float64Array): void {
  const row = x.subarray(2 * k * length, 2 * (k + 1) * length);
  // the unit vector that the rows before cover least
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < length; i++) {
    let covered = 0;
    for (let j = 0; j < k; j++) covered += x[2 * (j * length + i)] ** 2 + x[2 * (j * length + i) + 1] ** 2;
    if (covered < least) {
      least = covered;
      best = i;
    }
  }
  row.fill(0);
  row[2 * best] = 1;
  for (let pass = 0; pass < 3; pass++) {
    for (let j = 0; j < k; j++) {
      const other = x.subarray(2 * j * length, 2 * (j + 1) * length);
      let re = 0;
      let im = 0;
      for (let i = 0; i < row.length; i += 2) {
        re += other[i] * row[i] + other[i + 1] * row[i + 1];
        im += other[i] * row[i + 1] - other[i + 1] * row[i];
      }
      for (let i = 0; i < row.length; i += 2) {
        row[i] -= re * other[i] - im * other[i + 1];
        row[i + 1] -= re * other[i + 1] + im * other[i];
      }
    }
    const norm = euclideanNorm(row);
    for (let i = 0; i < row.length; i++) row[i] /= norm;
  }
}
