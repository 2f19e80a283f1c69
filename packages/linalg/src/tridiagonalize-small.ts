import { euclideanNorm } from "./norms.ts";
import { makeReflector, NEGLIGIBLE } from "./reflector.ts";

/**
 * Householder reduction of a complex Hermitian matrix to *real* tridiagonal form, A = Q T Q^dagger, Q = H_0 ... H_{n-2}
 * with H_j = 1 - tau_j v_j v_j^dagger, tau_j complex so that the off-diagonal comes out real. `a` (n x n, row-major,
 * interleaved) is destroyed; only its lower triangle is read. Diagonal and off-diagonal of T go into `d` and `e` (n
 * numbers each, the last of `e` unused); `v` (n x n complex) receives v_j in row j, places j+1 .. n-1, and the tau_j are
 * returned interleaved. Entries should be of order one (scale first).
 */
export function tridiagonalizeSmallHermitian(
  n: number,
  a: Float64Array,
  d: Float64Array,
  e: Float64Array,
  v: Float64Array,
): Float64Array {
  const tau = new Float64Array(2 * n);
  const w = new Float64Array(2 * n);
  for (let j = 0; j < n - 1; j++) {
    d[j] = a[2 * (j * n + j)];
    const row = 2 * j * n;
    const start = 2 * (j + 1);
    for (let i = j + 1; i < n; i++) {
      v[row + 2 * i] = a[2 * (i * n + j)];
      v[row + 2 * i + 1] = a[2 * (i * n + j) + 1];
    }
    const beta = makeReflector(v, row + start, row + 2 * n, tau, 2 * j);
    e[j] = beta;
    const tr = tau[2 * j];
    const ti = tau[2 * j + 1];
    if (tr === 0 && ti === 0) continue;
    hermitianTimesVector(n, a, j + 1, v, row, w);
    // A <- H^dagger A H = A - v w^dagger - w v^dagger with w = tau A v - (|tau|^2 v^dagger A v / 2) v
    let overlap = 0;
    for (let i = start; i < 2 * n; i++) overlap += w[i] * v[row + i];
    const half = 0.5 * (tr * tr + ti * ti) * overlap;
    for (let i = start; i < 2 * n; i += 2) {
      const re = w[i];
      const im = w[i + 1];
      w[i] = tr * re - ti * im - half * v[row + i];
      w[i + 1] = tr * im + ti * re - half * v[row + i + 1];
    }
    rankTwoUpdate(n, a, j + 1, v, row, w);
  }
  if (n > 0) d[n - 1] = a[2 * (n * n - 1)];
  return tau;
}

/** w = A v on the trailing block from row `start`, from the lower triangle alone. */
function hermitianTimesVector(
  n: number,
  a: Float64Array,
  start: number,
  v: Float64Array,
  vRow: number,
  w: Float64Array,
): void {
  w.fill(0, 2 * start);
  for (let i = start; i < n; i++) {
    const xr = v[vRow + 2 * i];
    const xi = v[vRow + 2 * i + 1];
    const row = 2 * i * n;
    let re = a[row + 2 * i] * xr;
    let im = a[row + 2 * i] * xi;
    for (let l = 2 * start; l < 2 * i; l += 2) {
      const ar = a[row + l];
      const ai = a[row + l + 1];
      const vr = v[vRow + l];
      const vi = v[vRow + l + 1];
      re += ar * vr - ai * vi;
      im += ar * vi + ai * vr;
      w[l] += ar * xr + ai * xi;
      w[l + 1] += ar * xi - ai * xr;
    }
    w[2 * i] += re;
    w[2 * i + 1] += im;
  }
}

/** A <- A - v w^dagger - w v^dagger on the lower triangle of the trailing block from row `start`. */
function rankTwoUpdate(
  n: number,
  a: Float64Array,
  start: number,
  v: Float64Array,
  vRow: number,
  w: Float64Array,
): void {
  for (let i = start; i < n; i++) {
    const vr = v[vRow + 2 * i];
    const vi = v[vRow + 2 * i + 1];
    const wr = w[2 * i];
    const wi = w[2 * i + 1];
    const row = 2 * i * n;
    for (let l = 2 * start; l <= 2 * i; l += 2) {
      const pr = w[l];
      const pi = w[l + 1];
      const qr = v[vRow + l];
      const qi = v[vRow + l + 1];
      a[row + l] -= vr * pr + vi * pi + wr * qr + wi * qi;
      a[row + l + 1] -= vi * pr - vr * pi + wi * qr - wr * qi;
    }
    a[row + 2 * i + 1] = 0;
  }
}

/**
 * Householder reduction of a real symmetric matrix to tridiagonal form, A = Q T Q^T, Q = H_0 H_1 ... H_{n-2} with
 * H_j = 1 - tau_j v_j v_j^T. `a` (n x n, row-major) is destroyed; only its lower triangle is read. The diagonal and the
 * off-diagonal of T go into `d` and `e` (n numbers each, the last of `e` unused); `v` (n x n) receives v_j in row j,
 * places j+1 .. n-1, and tau_j is returned. Entries should be of order one (scale first).
 */
export function tridiagonalizeSmallReal(
  n: number,
  a: Float64Array,
  d: Float64Array,
  e: Float64Array,
  v: Float64Array,
): Float64Array {
  const tau = new Float64Array(n);
  const w = new Float64Array(n);
  for (let j = 0; j < n - 1; j++) {
    d[j] = a[j * n + j];
    const row = j * n;
    const start = j + 1;
    for (let i = start; i < n; i++) v[row + i] = a[i * n + j];
    const alpha = v[row + start];
    const rest = euclideanNorm(v.subarray(row + start + 1, row + n));
    if (rest < NEGLIGIBLE) {
      e[j] = alpha;
      v[row + start] = 1;
      continue;
    }
    const norm = Math.max(Math.abs(alpha), rest);
    const beta = (alpha >= 0 ? -norm : norm) * Math.sqrt((alpha / norm) ** 2 + (rest / norm) ** 2);
    const t = (beta - alpha) / beta;
    for (let i = start + 1; i < n; i++) v[row + i] /= alpha - beta;
    v[row + start] = 1;
    tau[j] = t;
    e[j] = beta;
    symmetricTimesVector(n, a, start, v, row, w);
    let overlap = 0;
    for (let i = start; i < n; i++) overlap += w[i] * v[row + i];
    const half = 0.5 * t * t * overlap;
    for (let i = start; i < n; i++) w[i] = t * w[i] - half * v[row + i];
    for (let i = start; i < n; i++) {
      const vi = v[row + i];
      const wi = w[i];
      const target = i * n;
      for (let l = start; l <= i; l++) a[target + l] -= vi * w[l] + wi * v[row + l];
    }
  }
  if (n > 0) d[n - 1] = a[n * n - 1];
  return tau;
}

/** w = A v on the trailing block from `start`, from the lower triangle alone. */
function symmetricTimesVector(
  n: number,
  a: Float64Array,
  start: number,
  v: Float64Array,
  vRow: number,
  w: Float64Array,
): void {
  w.fill(0, start);
  for (let i = start; i < n; i++) {
    const vi = v[vRow + i];
    const row = i * n;
    let sum = a[row + i] * vi;
    for (let l = start; l < i; l++) {
      const x = a[row + l];
      sum += x * v[vRow + l];
      w[l] += x * vi;
    }
    w[i] += sum;
  }
}
