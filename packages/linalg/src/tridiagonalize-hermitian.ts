import { euclideanNorm } from "./norms.ts";

/** Columns below this are zero beside a matrix of order one: their entries have lost digits to gradual underflow. */
export const NEGLIGIBLE = 1e-280;

/**
 * Householder reduction of a complex Hermitian matrix to *real* tridiagonal form, A = Q T Q^dagger, Q = H_0 ... H_{n-2}
 * with H_j = 1 - tau_j v_j v_j^dagger, tau_j complex so that the off-diagonal comes out real. `a` (n x n, row-major,
 * interleaved) is destroyed; only its lower triangle is read. Diagonal and off-diagonal of T go into `d` and `e` (n
 * numbers each, the last of `e` unused); `v` (n x n complex) receives v_j in row j, places j+1 .. n-1, and the tau_j are
 * returned interleaved. Entries should be of order one (scale first).
 */
export function tridiagonalizeHermitian(
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

/**
 * Turns x = v[from .. to) into the reflector vector v (first component 1) with (1 - tau v v^dagger)^dagger x = beta e_1,
 * beta real; writes tau at `tau[at]` and returns beta. tau = 0 when x is already real and along e_1, or so small that its
 * direction is lost to denormal numbers: such an x counts as zero beside a matrix of order one.
 */
export function makeReflector(v: Float64Array, from: number, to: number, tau: Float64Array, at: number): number {
  const re = v[from];
  const im = v[from + 1];
  const rest = euclideanNorm(v.subarray(from + 2, to));
  v[from] = 1;
  v[from + 1] = 0;
  const size = Math.max(Math.abs(re), Math.abs(im), rest);
  if (size < NEGLIGIBLE || (rest === 0 && im === 0)) {
    tau[at] = 0;
    tau[at + 1] = 0;
    return re;
  }
  const norm = size * Math.sqrt((re / size) ** 2 + (im / size) ** 2 + (rest / size) ** 2);
  const beta = re >= 0 ? -norm : norm;
  tau[at] = (beta - re) / beta;
  tau[at + 1] = -im / beta;
  // v = x / (alpha - beta), the division scaled against overflow
  const x = (re - beta) / size;
  const y = im / size;
  const square = x * x + y * y;
  const inverseRe = x / square;
  const inverseIm = -y / square;
  for (let i = from + 2; i < to; i += 2) {
    const p = v[i] / size;
    const q = v[i + 1] / size;
    v[i] = p * inverseRe - q * inverseIm;
    v[i + 1] = p * inverseIm + q * inverseRe;
  }
  return beta;
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

/** Vectors that are transformed together: they stay in the cache while all reflectors pass. */
export const VECTOR_BLOCK = 8;

/** Overwrites each row z of `z` (`count` rows of n complex numbers) by Q z, Q from `tridiagonalizeHermitian`. */
export function applyReflectorsHermitian(
  n: number,
  v: Float64Array,
  tau: Float64Array,
  z: Float64Array,
  count: number,
): void {
  for (let block = 0; block < count; block += VECTOR_BLOCK) {
    const end = Math.min(count, block + VECTOR_BLOCK);
    for (let j = n - 2; j >= 0; j--) {
      const tr = tau[2 * j];
      const ti = tau[2 * j + 1];
      if (tr === 0 && ti === 0) continue;
      for (let k = block; k < end; k++) reflectVector(n, j, v, tr, ti, z, 2 * k * n);
    }
  }
}

/** z <- (1 - tau v_j v_j^dagger) z for the vector z at `at`. */
function reflectVector(
  n: number,
  j: number,
  v: Float64Array,
  tr: number,
  ti: number,
  z: Float64Array,
  at: number,
): void {
  const row = 2 * j * n;
  let re = 0;
  let im = 0;
  for (let i = 2 * (j + 1); i < 2 * n; i += 2) {
    const vr = v[row + i];
    const vi = v[row + i + 1];
    const zr = z[at + i];
    const zi = z[at + i + 1];
    re += vr * zr + vi * zi;
    im += vr * zi - vi * zr;
  }
  const sr = tr * re - ti * im;
  const si = tr * im + ti * re;
  for (let i = 2 * (j + 1); i < 2 * n; i += 2) {
    const vr = v[row + i];
    const vi = v[row + i + 1];
    z[at + i] -= sr * vr - si * vi;
    z[at + i + 1] -= sr * vi + si * vr;
  }
}
