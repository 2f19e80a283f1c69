import { exchangeRows } from "./complex-steps.ts";
import { productPacked } from "./gemm-real.ts";
import type { MatrixSteps } from "./room.ts";

/** The real steps of wasm/matrices.ts in plain TypeScript: the same sums in the same order, hence the same bits. */
export const plainRealSteps = (m: Float64Array): MatrixSteps => ({
  product(mode, rows, cols, depth, a, aLine, aStep, b, bLine, bStep, c, stride) {
    const left = { data: m, offset: a, stride: aLine };
    const right = { data: m, offset: b, stride: bStep };
    const to = { data: m, offset: c, stride };
    const alpha = mode === -1 ? -1 : 1;
    productPacked(rows, cols, depth, alpha, left, aLine, aStep, right, bStep, bLine, mode === 0 ? 0 : 1, to);
  },
  panel: (n, start, end, a, stride, pivots) => panelReal(m, n, start, end, a, stride, m, pivots),
  lower(size, l, lStride, count, x, stride) {
    for (let i = 1; i < size; i++) {
      const to = x + i * stride;
      for (let j = 0; j < i; j++) {
        const factor = m[l + i * lStride + j];
        for (let p = to, q = x + j * stride; p < to + count; p++, q++) m[p] -= factor * m[q];
      }
    }
  },
});

/** The step `panel`, which notes the pivots in `noted` from `pivots` on. */
export function panelReal(
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
    const own = a + k * stride + k;
    let pivot = k;
    let largest = -1;
    for (let i = k, at = own; i < n; i++, at += stride) {
      const size = Math.abs(m[at]);
      if (size > largest) {
        largest = size;
        pivot = i;
      }
    }
    noted[pivots + k] = pivot;
    if (pivot !== k) exchangeRows(n, m, a + k * stride, a + pivot * stride);
    const diagonal = m[own];
    if (diagonal === 0) {
      if (singular < 0) singular = k;
      continue;
    }
    for (let i = k + 1, at = own + stride; i < n; i++, at += stride) {
      if (m[at] === 0) continue;
      const quotient = m[at] / diagonal;
      m[at] = quotient;
      for (let j = 1; j < end - k; j++) m[at + j] -= quotient * m[own + j];
    }
  }
  return singular;
}
