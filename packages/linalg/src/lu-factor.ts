import { complexWindow, halfOf, solveLowerBlock, subtractProduct } from "./triangular-blocks.ts";

/** Columns that are eliminated one by one. */
const PANEL = 8;

/**
 * Overwrites the n x n complex matrix `a` by its LU factors with partial pivoting, P A = L U; `pivots[i]` receives the
 * row exchanged with row i. By halves of the columns, so that nearly all the work is products. Returns the first column
 * whose remaining entries are all zero, or -1.
 */
export const factorLu = (n: number, a: Float64Array, pivots: Int32Array): number => factor(n, a, pivots, 0, n);

/** Factorises the columns [start, end) from row `start` down, those before being done. */
function factor(n: number, a: Float64Array, pivots: Int32Array, start: number, end: number): number {
  const count = end - start;
  if (count <= PANEL) return factorPanel(n, a, pivots, start, end);
  const half = halfOf(count);
  const middle = start + half;
  const at = (row: number, col: number) => complexWindow(a, 2 * n, row, col);
  const left = factor(n, a, pivots, start, middle);
  solveLowerBlock(half, at(start, start), true, end - middle, at(start, middle));
  subtractProduct(
    n - middle,
    end - middle,
    half,
    at(middle, start),
    false,
    at(start, middle),
    false,
    at(middle, middle),
  );
  const right = factor(n, a, pivots, middle, end);
  return left >= 0 ? left : right;
}

/**
 * Factorises the columns [start, end) from row `start` down, in a copy whose rows follow each other closely (rows of the
 * whole matrix share few places of the cache when n is a power of two); rows are exchanged over the whole matrix.
 */
function factorPanel(n: number, a: Float64Array, pivots: Int32Array, start: number, end: number): number {
  const rows = n - start;
  const width = 2 * (end - start);
  const panel = new Float64Array(rows * width);
  for (let i = 0, at = 0; i < rows; i++) {
    for (let p = 2 * ((start + i) * n + start), stop = p + width; p < stop; p++) panel[at++] = a[p];
  }
  let singular = -1;
  for (let k = 0; k < end - start; k++) {
    const pivot = pivotRow(rows, width, panel, k);
    pivots[start + k] = start + pivot;
    if (pivot !== k) {
      exchangeRows(width, panel, k, pivot);
      exchangeRows(2 * n, a, start + k, start + pivot);
    }
    const row = k * width + 2 * k;
    const re = panel[row];
    const im = panel[row + 1];
    if (re !== 0 || im !== 0) eliminate(panel, row, width, rows - k - 1, end - start - k - 1, re, im);
    else if (singular < 0) singular = start + k;
  }
  for (let i = 0, at = 0; i < rows; i++) {
    for (let p = 2 * ((start + i) * n + start), stop = p + width; p < stop; p++) a[p] = panel[at++];
  }
  return singular;
}

/**
 * Below the pivot re + i im at `row` of `a`, in each of the `rows` next rows: the entry becomes its quotient by the pivot (by
 * Smith's division), and that multiple of the pivot row is taken off the next `cols` entries.
 */
function eliminate(
  a: Float64Array,
  row: number,
  stride: number,
  rows: number,
  cols: number,
  re: number,
  im: number,
): void {
  const swap = Math.abs(im) > Math.abs(re);
  const ratio = swap ? re / im : im / re;
  const below = swap ? re * ratio + im : re + im * ratio;
  for (let i = 1, at = row + stride; i <= rows; i++, at += stride) {
    const p = a[at];
    const q = a[at + 1];
    if (p === 0 && q === 0) continue;
    const x = (swap ? p * ratio + q : p + q * ratio) / below;
    const y = (swap ? q * ratio - p : q - p * ratio) / below;
    a[at] = x;
    a[at + 1] = y;
    for (let j = 2; j <= 2 * cols; j += 2) {
      const ur = a[row + j];
      const ui = a[row + j + 1];
      a[at + j] -= x * ur - y * ui;
      a[at + j + 1] -= x * ui + y * ur;
    }
  }
}

/** The row of the largest entry of column k from row k down. */
function pivotRow(rows: number, width: number, panel: Float64Array, k: number): number {
  let best = k;
  let largest = -1;
  for (let i = k, at = k * width + 2 * k; i < rows; i++, at += width) {
    const size = Math.abs(panel[at]) + Math.abs(panel[at + 1]);
    if (size > largest) {
      largest = size;
      best = i;
    }
  }
  return best;
}

function exchangeRows(width: number, a: Float64Array, i: number, j: number): void {
  for (let p = i * width, q = j * width; p < (i + 1) * width; p++, q++) {
    const kept = a[p];
    a[p] = a[q];
    a[q] = kept;
  }
}
