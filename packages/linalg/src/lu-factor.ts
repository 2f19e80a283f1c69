import { gemmPacked } from "./gemm-packed.ts";
import { divideRow } from "./triangular-solve.ts";

/** Columns that are factorised together before the rest of the matrix is updated by one product. */
const PANEL = 32;

/**
 * Overwrites the n x n complex matrix `a` by its LU factors with partial pivoting, P A = L U; `pivots[i]` receives the
 * row exchanged with row i. Right-looking by panels: nearly all the work is in `gemmPacked`. Returns the first column
 * whose remaining entries are all zero, or -1.
 */
export function factorLu(n: number, a: Float64Array, pivots: Int32Array): number {
  let singular = -1;
  const width = 2 * n;
  for (let start = 0; start < n; start += PANEL) {
    const end = n <= 2 * PANEL ? n : Math.min(n, start + PANEL);
    const missing = factorPanel(n, a, pivots, start, end);
    if (singular < 0) singular = missing;
    if (end === n) break;
    // rows of U right of the panel, then the trailing block
    for (let i = start; i < end; i++) subtractRowsRight(a, i, start, end, n);
    const rest = n - end;
    const below = end * width;
    gemmPacked(
      rest,
      rest,
      end - start,
      -1,
      0,
      a,
      below + 2 * start,
      width,
      2,
      1,
      a,
      start * width + 2 * end,
      width,
      2,
      1,
      1,
      0,
      a,
      below + 2 * end,
      width,
    );
  }
  return singular;
}

/** Row i right of `end` -= sum of L_il row l over the panel rows l in [start, i). */
function subtractRowsRight(a: Float64Array, i: number, start: number, end: number, n: number): void {
  for (let l = start; l < i; l++)
    eliminate(a, 2 * i * n, 2 * l * n, 2 * end, 2 * n, a[2 * (i * n + l)], a[2 * (i * n + l) + 1]);
}

/** Factorises the columns [start, end) from row `start` down; rows are exchanged over the whole matrix. */
function factorPanel(n: number, a: Float64Array, pivots: Int32Array, start: number, end: number): number {
  let singular = -1;
  const quotient = new Float64Array(2);
  for (let k = start; k < end; k++) {
    const pivot = pivotRow(n, a, k);
    pivots[k] = pivot;
    if (pivot !== k) exchangeRows(n, a, k, pivot);
    const row = 2 * k * n;
    const re = a[row + 2 * k];
    const im = a[row + 2 * k + 1];
    if (re === 0 && im === 0) {
      if (singular < 0) singular = k;
      continue;
    }
    for (let i = k + 1; i < n; i++) {
      const target = 2 * i * n;
      quotient[0] = a[target + 2 * k];
      quotient[1] = a[target + 2 * k + 1];
      if (quotient[0] === 0 && quotient[1] === 0) continue;
      divideRow(quotient, 0, 1, re, im);
      a[target + 2 * k] = quotient[0];
      a[target + 2 * k + 1] = quotient[1];
      eliminate(a, target, row, 2 * (k + 1), 2 * end, quotient[0], quotient[1]);
    }
  }
  return singular;
}

/** a[target + j] -= factor a[row + j] for j in [from, to). */
function eliminate(
  a: Float64Array,
  target: number,
  row: number,
  from: number,
  to: number,
  re: number,
  im: number,
): void {
  for (let j = from; j < to; j += 2) {
    const xr = a[row + j];
    const xi = a[row + j + 1];
    a[target + j] -= re * xr - im * xi;
    a[target + j + 1] -= re * xi + im * xr;
  }
}

function pivotRow(n: number, a: Float64Array, k: number): number {
  let best = k;
  let largest = -1;
  for (let i = k; i < n; i++) {
    const at = 2 * (i * n + k);
    const size = Math.abs(a[at]) + Math.abs(a[at + 1]);
    if (size > largest) {
      largest = size;
      best = i;
    }
  }
  return best;
}

function exchangeRows(n: number, a: Float64Array, i: number, j: number): void {
  for (let p = 2 * i * n, q = 2 * j * n; p < 2 * (i + 1) * n; p++, q++) {
    const kept = a[p];
    a[p] = a[q];
    a[q] = kept;
  }
}
