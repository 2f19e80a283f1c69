import type { Reduction } from "./reduce-kernel.ts";
import { makeReflector } from "./reflector.ts";

/**
 * Householder reduction of a complex Hermitian matrix to *real* tridiagonal form, A = Q T Q^dagger, Q = H_0 ... H_{n-2}
 * with H_j = 1 - tau_j v_j v_j^dagger, tau_j complex so that the off-diagonal comes out real. A stands in the upper
 * triangle of the two-plane workspace and is destroyed. Diagonal and off-diagonal of T go into `d` and `e` (n
 * numbers each, the last of `e` unused); `v` (n x n complex, zero on entry) receives v_j in row j, places j+1 .. n-1, and
 * the tau_j are returned interleaved. Entries should be of order one (scale first).
 */
export function tridiagonalizeHermitian(
  n: number,
  work: Reduction,
  d: Float64Array,
  e: Float64Array,
  v: Float64Array,
): Float64Array {
  const tau = new Float64Array(2 * n);
  const { memory: m, plane } = work;
  for (let j = 0; j < n; j++) {
    updateRow(n, work, j);
    d[j] = m[2 * j * plane + j];
    if (j === n - 1) break;
    const row = 2 * j * n;
    const start = j + 1;
    for (let i = start, p = 2 * j * plane + start; i < n; i++, p++) {
      v[row + 2 * i] = m[p];
      v[row + 2 * i + 1] = -m[p + plane];
    }
    e[j] = makeReflector(v, row + 2 * start, row + 2 * n, tau, 2 * j);
    for (let i = start; i < n; i++) {
      m[work.x + i] = v[row + 2 * i];
      m[work.x + plane + i] = v[row + 2 * i + 1];
    }
    m.fill(0, work.y, work.y + 2 * plane);
    work.pass(start);
    pending(n, work, start, tau[2 * j], tau[2 * j + 1]);
  }
  return tau;
}

/** Row j of A (its part right of the diagonal, and that) loses the pending v w^dagger + w v^dagger. */
function updateRow(n: number, { memory: m, plane, v, w }: Reduction, j: number): void {
  const vr = m[v + j];
  const vi = m[v + plane + j];
  const wr = m[w + j];
  const wi = m[w + plane + j];
  const row = 2 * j * plane;
  for (let l = j; l < n; l++) {
    m[row + l] -= vr * m[w + l] + vi * m[w + plane + l] + wr * m[v + l] + wi * m[v + plane + l];
    m[row + plane + l] -= vi * m[w + l] - vr * m[w + plane + l] + wi * m[v + l] - wr * m[v + plane + l];
  }
}

/**
 * Leaves v and w for the next pass: A <- H^dagger A H = A - v w^dagger - w v^dagger with
 * w = tau A v - (|tau|^2 v^dagger A v / 2) v; both zero where nothing is reflected.
 */
function pending(n: number, { memory: m, plane, v, w, x, y }: Reduction, start: number, tr: number, ti: number): void {
  let overlap = 0;
  for (let i = start; i < n; i++) overlap += m[x + i] * m[y + i] + m[x + plane + i] * m[y + plane + i];
  const half = 0.5 * (tr * tr + ti * ti) * overlap;
  const present = tr !== 0 || ti !== 0;
  for (let i = start; i < n; i++) {
    const xr = m[x + i];
    const xi = m[x + plane + i];
    const re = m[y + i];
    const im = m[y + plane + i];
    m[v + i] = present ? xr : 0;
    m[v + plane + i] = present ? xi : 0;
    m[w + i] = tr * re - ti * im - half * xr;
    m[w + plane + i] = tr * im + ti * re - half * xi;
  }
}
