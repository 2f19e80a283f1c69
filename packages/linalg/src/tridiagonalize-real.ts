import { euclideanNorm } from "./norms.ts";
import { NEGLIGIBLE, VECTOR_BLOCK } from "./tridiagonalize-hermitian.ts";

/**
 * Householder reduction of a real symmetric matrix to tridiagonal form, A = Q T Q^T, Q = H_0 H_1 ... H_{n-2} with
 * H_j = 1 - tau_j v_j v_j^T. `a` (n x n, row-major) is destroyed; only its lower triangle is read. The diagonal and the
 * off-diagonal of T go into `d` and `e` (n numbers each, the last of `e` unused); `v` (n x n) receives v_j in row j,
 * places j+1 .. n-1, and tau_j is returned. Entries should be of order one (scale first).
 */
export function tridiagonalizeReal(
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

/** Overwrites each row z of `z` (`count` rows of n numbers) by Q z, Q from the reflectors of `tridiagonalizeReal`. */
export function applyReflectorsReal(
  n: number,
  v: Float64Array,
  tau: Float64Array,
  z: Float64Array,
  count: number,
): void {
  for (let block = 0; block < count; block += VECTOR_BLOCK) {
    const end = Math.min(count, block + VECTOR_BLOCK);
    for (let j = n - 2; j >= 0; j--) {
      if (tau[j] === 0) continue;
      for (let k = block; k < end; k++) reflectVector(n, j, v, tau[j], z, k * n);
    }
  }
}

/** z <- (1 - tau v_j v_j^T) z for the vector z at `at`. */
function reflectVector(n: number, j: number, v: Float64Array, tau: number, z: Float64Array, at: number): void {
  const row = j * n;
  let even = 0;
  let odd = 0;
  let i = j + 1;
  for (; i + 1 < n; i += 2) {
    even += v[row + i] * z[at + i];
    odd += v[row + i + 1] * z[at + i + 1];
  }
  if (i < n) even += v[row + i] * z[at + i];
  const factor = tau * (even + odd);
  for (i = j + 1; i < n; i++) z[at + i] -= factor * v[row + i];
}
