import { gemmPacked } from "./gemm-packed.ts";
import type { MatrixSteps } from "./room.ts";

/** The complex steps of wasm/matrices.ts in plain TypeScript: the same sums in the same order, hence the same bits. */
export const plainComplexSteps = (m: Float64Array): MatrixSteps => ({
  product(mode, rows, cols, depth, a, aLine, aStep, b, bLine, bStep, c, stride) {
    const alpha = mode === -1 ? -1 : 1;
    const beta = mode === 0 ? 0 : 1;
    gemmPacked(rows, cols, depth, alpha, 0, m, a, aLine, aStep, 1, m, b, bStep, bLine, 1, beta, 0, m, c, stride);
  },
  panel: (n, start, end, a, stride, pivots) => panelComplex(m, n, start, end, a, stride, m, pivots),
  lower(size, l, lStride, count, x, stride) {
    for (let i = 1; i < size; i++) {
      for (let j = 0; j < i; j++) {
        const re = m[l + i * lStride + 2 * j];
        const im = m[l + i * lStride + 2 * j + 1];
        const to = x + i * stride;
        for (let p = to, q = x + j * stride; p < to + 2 * count; p += 2, q += 2) {
          const xr = m[q];
          const xi = m[q + 1];
          m[p] -= re * xr - im * xi;
          m[p + 1] -= re * xi + im * xr;
        }
      }
    }
  },
});

/** The step `panel`, which notes the pivots in `noted` from `pivots` on. */
export function panelComplex(
  m: Float64Array,
  n: number,
  start: number,
  end: number,
  a: number,
  stride: number,
  noted: Float64Array | Int32Array,
  pivots: number,
): number {
  let singular = -1;
  for (let k = start; k < end; k++) {
    const row = a + k * stride;
    const pivot = pivotRow(n, m, a, stride, k);
    noted[pivots + k] = pivot;
    if (pivot !== k) exchangeRows(2 * n, m, row, a + pivot * stride);
    const at = row + 2 * k;
    if (m[at] !== 0 || m[at + 1] !== 0) eliminate(m, at, stride, n - k - 1, end - k - 1);
    else if (singular < 0) singular = k;
  }
  return singular;
}

/** The row of the largest |Re| + |Im| of column k from row k down. */
function pivotRow(n: number, m: Float64Array, a: number, stride: number, k: number): number {
  let best = k;
  let largest = -1;
  for (let i = k, at = a + k * stride + 2 * k; i < n; i++, at += stride) {
    const size = Math.abs(m[at]) + Math.abs(m[at + 1]);
    if (size > largest) {
      largest = size;
      best = i;
    }
  }
  return best;
}

export function exchangeRows(width: number, m: Float64Array, p: number, q: number): void {
  for (const end = p + width; p < end; p++, q++) {
    const kept = m[p];
    m[p] = m[q];
    m[q] = kept;
  }
}

/**
 * Below the pivot at `row`, in each of the `rows` next rows: the entry becomes its quotient by the pivot (by Smith's
 * division), and that multiple of the pivot row is taken off the next `cols` entries.
 */
function eliminate(m: Float64Array, row: number, stride: number, rows: number, cols: number): void {
  const re = m[row];
  const im = m[row + 1];
  const swap = Math.abs(im) > Math.abs(re);
  const ratio = swap ? re / im : im / re;
  const below = swap ? re * ratio + im : re + im * ratio;
  for (let i = 1, at = row + stride; i <= rows; i++, at += stride) {
    const p = m[at];
    const q = m[at + 1];
    if (p === 0 && q === 0) continue;
    const x = (swap ? p * ratio + q : p + q * ratio) / below;
    const y = (swap ? q * ratio - p : q - p * ratio) / below;
    m[at] = x;
    m[at + 1] = y;
    for (let j = 2; j <= 2 * cols; j += 2) {
      const ur = m[row + j];
      const ui = m[row + j + 1];
      m[at + j] -= x * ur - y * ui;
      m[at + j + 1] -= x * ui + y * ur;
    }
  }
}
