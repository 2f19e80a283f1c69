import { euclideanNorm } from "./norms.ts";
import type { Reduction } from "./reduce-kernel.ts";
import { NEGLIGIBLE } from "./reflector.ts";

/**
 * Householder reduction of a real symmetric matrix to tridiagonal form, A = Q T Q^T, Q = H_0 H_1 ... H_{n-2} with
 * H_j = 1 - tau_j v_j v_j^T. A stands in the upper triangle of the one-plane workspace, zeros below; v_j takes the place of
 * its row j, from j+1 on, and zeros that of its diagonal. The diagonal and the off-diagonal of T go into `d` and `e` (n numbers each,
 * the last of `e` unused), and tau_j is returned. Entries should be of order one (scale first).
 */
export function tridiagonalizeReal(n: number, work: Reduction, d: Float64Array, e: Float64Array): Float64Array {
  const tau = new Float64Array(n);
  const { memory: m, plane } = work;
  for (let j = 0; j < n; j++) {
    updateRow(n, work, j);
    const row = j * plane;
    d[j] = m[row + j];
    m[row + j] = 0;
    if (j === n - 1) break;
    const start = j + 1;
    e[j] = reflect(n, m, row, start, tau, j);
    for (let i = start; i < n; i++) m[work.x + i] = m[row + i];
    m.fill(0, work.y, work.y + plane);
    work.pass(start);
    pending(n, work, start, tau[j]);
  }
  return tau;
}

/** The reflector of the row j at `row` of `v`, in its place, its tau in `tau[j]`; returns the off-diagonal entry that it leaves. */
function reflect(n: number, v: Float64Array, row: number, start: number, tau: Float64Array, j: number): number {
  const alpha = v[row + start];
  const rest = euclideanNorm(v.subarray(row + start + 1, row + n));
  v[row + start] = 1;
  if (rest < NEGLIGIBLE) return alpha;
  const norm = Math.max(Math.abs(alpha), rest);
  const beta = (alpha >= 0 ? -norm : norm) * Math.sqrt((alpha / norm) ** 2 + (rest / norm) ** 2);
  for (let i = row + start + 1; i < row + n; i++) v[i] /= alpha - beta;
  tau[j] = (beta - alpha) / beta;
  return beta;
}

/** Row j of A loses the pending v w^T + w v^T. */
function updateRow(n: number, { memory: m, plane, v, w }: Reduction, j: number): void {
  const vj = m[v + j];
  const wj = m[w + j];
  for (let l = j; l < n; l++) m[j * plane + l] -= vj * m[w + l] + wj * m[v + l];
}

/** Leaves v and w for the next pass, w = tau A v - (tau^2 v^T A v / 2) v; both zero where nothing is reflected. */
function pending(n: number, { memory: m, v, w, x, y }: Reduction, start: number, tau: number): void {
  let overlap = 0;
  for (let i = start; i < n; i++) overlap += m[x + i] * m[y + i];
  const half = 0.5 * tau * tau * overlap;
  for (let i = start; i < n; i++) {
    m[v + i] = tau === 0 ? 0 : m[x + i];
    m[w + i] = tau * m[y + i] - half * m[x + i];
  }
}
