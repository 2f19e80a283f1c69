import type { SecularSteps } from "./room.ts";

/** The steps of wasm/secular.ts in plain TypeScript: the same sums in the same order, hence the same bits. */
export const plainSecularSteps = (m: Float64Array): SecularSteps => ({
  sums(end, start, n, z, distance, tau, out) {
    half(m, 0, end, z, distance, tau, out);
    half(m, start, n, z, distance, tau, out + 2);
  },
  shift(n, from, tau, to) {
    for (let j = 0; j < n; j++) m[to + j] = m[from + j] - tau;
  },
  vectors(k, d, z, rows, weights, order, row) {
    for (let j = 0; j < k; j++) m[weights + j] = -m[rows + j * k + j];
    for (let i = 0; i < k; i++) {
      for (let j = 0; j < k; j++) if (j !== i) m[weights + j] *= m[rows + i * k + j] / (m[d + j] - m[d + i]);
    }
    for (let j = 0; j < k; j++) m[weights + j] = (m[z + j] < 0 ? -1 : 1) * Math.sqrt(Math.abs(m[weights + j]));
    for (let i = 0; i < k; i++) normalise(m, k, rows + i * k, weights, order, row);
  },
});

function half(m: Float64Array, from: number, end: number, z: number, distance: number, tau: number, out: number): void {
  const sums = [0, 0];
  const slopes = [0, 0];
  const even = from + ((end - from) & ~1);
  for (let j = from; j < even; j++) {
    const ratio = m[z + j] / (m[distance + j] - tau);
    sums[(j - from) & 1] += m[z + j] * ratio;
    slopes[(j - from) & 1] += ratio * ratio;
  }
  m[out] = sums[0] + sums[1];
  m[out + 1] = slopes[0] + slopes[1];
  if (even < end) {
    const ratio = m[z + even] / (m[distance + even] - tau);
    m[out] += m[z + even] * ratio;
    m[out + 1] += ratio * ratio;
  }
}

/** The distances in one row become the normalised vector, in the given order. */
function normalise(m: Float64Array, k: number, at: number, weights: number, order: number, row: number): void {
  const squares = [0, 0];
  const even = k & ~1;
  for (let j = 0; j < k; j++) {
    m[row + j] = m[weights + j] / m[at + j];
    if (j < even) squares[j & 1] += m[row + j] * m[row + j];
  }
  let total = squares[0] + squares[1];
  if (even < k) total += m[row + even] * m[row + even];
  const inverse = 1 / Math.sqrt(total);
  for (let j = 0; j < k; j++) m[at + j] = m[row + m[order + j]] * inverse;
}
