import { ComplexMatrix } from "./complex-matrix.ts";
import { modulus } from "./norms.ts";

/** Rows that are turned into columns together, so that whole cache lines are written. */
const TOGETHER = 8;

/** The complex eigenvectors in the rows of `rows`, each with the phase of `fixPhase`, as the columns of a matrix in the given order. */
export function complexColumns(rows: Float64Array, order: readonly number[]): ComplexMatrix {
  const n = order.length;
  const columns = new ComplexMatrix(n, n);
  const { data } = columns;
  for (let block = 0; block < n; block += TOGETHER) {
    const end = Math.min(n, block + TOGETHER);
    for (let k = block; k < end; k++) fixPhase(rows, 2 * order[k] * n, n);
    for (let i = 0; i < n; i++) {
      for (let k = block; k < end; k++) {
        const from = 2 * (order[k] * n + i);
        data[2 * (i * n + k)] = rows[from];
        data[2 * (i * n + k) + 1] = rows[from + 1];
      }
    }
  }
  return columns;
}

/** The same for rows of real numbers: the first of the largest components becomes positive, the imaginary parts are zero. */
export function realColumns(rows: Float64Array, order: readonly number[]): ComplexMatrix {
  const n = order.length;
  const columns = new ComplexMatrix(n, n);
  const { data } = columns;
  for (let block = 0; block < n; block += TOGETHER) {
    const end = Math.min(n, block + TOGETHER);
    for (let k = block; k < end; k++) fixSign(rows, order[k] * n, n);
    for (let i = 0; i < n; i++) {
      for (let k = block; k < end; k++) data[2 * (i * n + k)] = rows[order[k] * n + i];
    }
  }
  return columns;
}

/** Components equal up to rounding count as equal, so that rounding does not choose between them. */
const EQUAL = 1 - 1e-6;

function fixSign(rows: Float64Array, start: number, n: number): void {
  let largest = 0;
  for (let at = start; at < start + n; at++) largest = Math.max(largest, Math.abs(rows[at]));
  let pivot = start;
  while (Math.abs(rows[pivot]) < EQUAL * largest) pivot++;
  if (rows[pivot] < 0) for (let at = start; at < start + n; at++) rows[at] = -rows[at];
  for (let at = start; at < start + n; at++) if (rows[at] === 0) rows[at] = 0; // no negative zeros
}

/** Multiplies the n components from `start` by the phase that makes the first of the largest ones real and positive. */
export function fixPhase(rows: Float64Array, start: number, n: number): void {
  let largest = 0;
  for (let i = 0; i < n; i++) largest = Math.max(largest, modulus(rows[start + 2 * i], rows[start + 2 * i + 1]));
  if (largest === 0) return;
  let pivot = start;
  while (modulus(rows[pivot], rows[pivot + 1]) < EQUAL * largest) pivot += 2;
  const size = modulus(rows[pivot], rows[pivot + 1]);
  const c = rows[pivot] / size;
  const s = -rows[pivot + 1] / size;
  if (s === 0) {
    if (c < 0) for (let at = start; at < start + 2 * n; at++) rows[at] = rows[at] === 0 ? 0 : -rows[at];
    return;
  }
  for (let at = start; at < start + 2 * n; at += 2) {
    const re = rows[at];
    const im = rows[at + 1];
    rows[at] = c * re - s * im;
    rows[at + 1] = c * im + s * re;
  }
  rows[pivot + 1] = 0;
}
