import { gemmReal } from "./gemm-real.ts";
import { type RealWindow, requireWindow, windowFrom } from "./real-window.ts";

/** Below this size triangles are solved directly; above, they are halved and the rest is a product. */
const DIRECT = 24;

/**
 * Solves with a real lower triangular matrix L (n x n, only its lower triangle is read), overwriting X:
 * side "left", X n x count: X <- L^-1 X (op "N") or L^-T X ("T");
 * side "right", X count x n: X <- X L^-1 ("N") or X L^-T ("T").
 * Nearly all of the n^2 count operations are products. Both are row-major windows, as in `gemmReal`.
 * @throws RangeError when a window leaves its array
 */
export function solveLowerReal(
  side: "left" | "right",
  op: "N" | "T",
  n: number,
  l: RealWindow,
  count: number,
  x: RealWindow,
): void {
  requireWindow("solveLowerReal: l", n, n, l);
  requireWindow("solveLowerReal: x", side === "left" ? n : count, side === "left" ? count : n, x);
  if (side === "left") left(op, n, l, count, x);
  else right(op, n, l, count, x);
}

function left(op: "N" | "T", n: number, l: RealWindow, count: number, x: RealWindow): void {
  if (n <= DIRECT) {
    leftDirect(op, n, l, count, x);
    return;
  }
  const half = halved(n);
  const lower = windowFrom(l, half, half);
  const across = windowFrom(l, half, 0);
  const below = windowFrom(x, half, 0);
  if (op === "N") {
    left(op, half, l, count, x);
    gemmReal("N", "N", n - half, count, half, -1, across, x, 1, below);
    left(op, n - half, lower, count, below);
  } else {
    left(op, n - half, lower, count, below);
    gemmReal("T", "N", half, count, n - half, -1, across, below, 1, x);
    left(op, half, l, count, x);
  }
}

function right(op: "N" | "T", n: number, l: RealWindow, count: number, x: RealWindow): void {
  if (n <= DIRECT) {
    if (op === "T") rightTransposedDirect(n, l, count, x);
    else rightDirect(n, l, count, x);
    return;
  }
  const half = halved(n);
  const lower = windowFrom(l, half, half);
  const across = windowFrom(l, half, 0);
  const beside = windowFrom(x, 0, half);
  if (op === "T") {
    right(op, half, l, count, x);
    gemmReal("N", "T", count, n - half, half, -1, x, across, 1, beside);
    right(op, n - half, lower, count, beside);
  } else {
    right(op, n - half, lower, count, beside);
    gemmReal("N", "N", count, half, n - half, -1, beside, across, 1, x);
    right(op, half, l, count, x);
  }
}

/** Half of n, a multiple of eight, so that the tiles of the product are whole. */
export const halved = (n: number): number => (n >> 4) << 3;

/** Row i of X loses multiples of the rows already solved, then is divided by the pivot. */
function leftDirect(op: "N" | "T", n: number, l: RealWindow, count: number, x: RealWindow): void {
  const L = l.data;
  const X = x.data;
  for (let step = 0; step < n; step++) {
    const i = op === "N" ? step : n - 1 - step;
    const to = x.offset + i * x.stride;
    const pivot = L[l.offset + i * l.stride + i];
    for (let j = op === "N" ? 0 : i + 1; j < (op === "N" ? i : n); j++) {
      const factor = op === "N" ? L[l.offset + i * l.stride + j] : L[l.offset + j * l.stride + i];
      const from = x.offset + j * x.stride;
      for (let c = 0; c < count; c++) X[to + c] -= factor * X[from + c];
    }
    for (let c = 0; c < count; c++) X[to + c] /= pivot;
  }
}

/** Four rows of X at a time: x_j = (x_j - sum_{i<j} x_i L_ji) / L_jj. */
function rightTransposedDirect(n: number, l: RealWindow, count: number, x: RealWindow): void {
  const L = l.data;
  const X = x.data;
  const { stride } = x;
  let r = 0;
  for (; r + 4 <= count; r += 4) {
    const at = x.offset + r * stride;
    for (let j = 0; j < n; j++) {
      const row = l.offset + j * l.stride;
      let s0 = X[at + j];
      let s1 = X[at + stride + j];
      let s2 = X[at + 2 * stride + j];
      let s3 = X[at + 3 * stride + j];
      for (let i = 0, p = at; i < j; i++, p++) {
        const factor = L[row + i];
        s0 -= factor * X[p];
        s1 -= factor * X[p + stride];
        s2 -= factor * X[p + 2 * stride];
        s3 -= factor * X[p + 3 * stride];
      }
      const pivot = L[row + j];
      X[at + j] = s0 / pivot;
      X[at + stride + j] = s1 / pivot;
      X[at + 2 * stride + j] = s2 / pivot;
      X[at + 3 * stride + j] = s3 / pivot;
    }
  }
  for (; r < count; r++) {
    const at = x.offset + r * stride;
    for (let j = 0; j < n; j++) {
      const row = l.offset + j * l.stride;
      let sum = X[at + j];
      for (let i = 0; i < j; i++) sum -= L[row + i] * X[at + i];
      X[at + j] = sum / L[row + j];
    }
  }
}

/** x_j = x_j / L_jj, then out of all earlier entries of its row. */
function rightDirect(n: number, l: RealWindow, count: number, x: RealWindow): void {
  const L = l.data;
  const X = x.data;
  for (let r = 0; r < count; r++) {
    const at = x.offset + r * x.stride;
    for (let j = n - 1; j >= 0; j--) {
      const row = l.offset + j * l.stride;
      const value = X[at + j] / L[row + j];
      X[at + j] = value;
      for (let i = 0; i < j; i++) X[at + i] -= value * L[row + i];
    }
  }
}
