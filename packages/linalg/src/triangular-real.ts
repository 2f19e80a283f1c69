import { gemmReal } from "./gemm-real.ts";
import { type RealWindow, requireWindow, windowFrom } from "./real-window.ts";

/** Below this size triangles are solved directly; above, they are halved and the rest is a product. */
const DIRECT = 24;
/** Fewer right-hand sides than this are solved directly: nothing is gained by packing the triangle for them. */
const THIN = 3;

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
  if (side === "left") solveTriangleReal(op === "N" ? "lower" : "lower transposed", n, l, count, x);
  else right(op, n, l, count, x);
}

/** A triangle that acts from the left: L, L with ones on its diagonal, U, or the transpose of L. */
export type Triangle = "lower" | "unit lower" | "upper" | "lower transposed";

/** X <- T^-1 X for a triangle T of the n x n window `t`, X n x count, as `solveLowerReal` without its checks. */
export function solveTriangleReal(triangle: Triangle, n: number, t: RealWindow, count: number, x: RealWindow): void {
  if (n <= DIRECT || count < THIN) {
    leftDirect(triangle, n, t, count, x);
    return;
  }
  const half = halved(n);
  const rest = n - half;
  const last = windowFrom(t, half, half);
  const below = windowFrom(x, half, 0);
  if (triangle === "lower" || triangle === "unit lower") {
    solveTriangleReal(triangle, half, t, count, x);
    gemmReal("N", "N", rest, count, half, -1, windowFrom(t, half, 0), x, 1, below);
    solveTriangleReal(triangle, rest, last, count, below);
    return;
  }
  solveTriangleReal(triangle, rest, last, count, below);
  if (triangle === "upper") gemmReal("N", "N", half, count, rest, -1, windowFrom(t, 0, half), below, 1, x);
  else gemmReal("T", "N", half, count, rest, -1, windowFrom(t, half, 0), below, 1, x);
  solveTriangleReal(triangle, half, t, count, x);
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

/** Row i of X loses multiples of the rows already solved, then is divided by the pivot; by rows of the triangle. */
function leftDirect(triangle: Triangle, n: number, t: RealWindow, count: number, x: RealWindow): void {
  if (triangle === "lower transposed") {
    leftTransposedDirect(n, t, count, x);
    return;
  }
  const T = t.data;
  const X = x.data;
  const down = triangle !== "upper";
  for (let step = 0; step < n; step++) {
    const i = down ? step : n - 1 - step;
    const to = x.offset + i * x.stride;
    const row = t.offset + i * t.stride;
    const from = down ? 0 : i + 1;
    const end = down ? i : n;
    if (count === 1) {
      let sum = X[to];
      for (let j = from, p = x.offset + from * x.stride; j < end; j++, p += x.stride) sum -= T[row + j] * X[p];
      X[to] = sum;
    } else {
      for (let j = from; j < end; j++) subtractMultiple(X, count, to, T[row + j], x.offset + j * x.stride);
    }
    if (triangle !== "unit lower") for (let c = to; c < to + count; c++) X[c] /= T[row + i];
  }
}

/** Row i of X is divided by the pivot, then taken out of all earlier rows. */
function leftTransposedDirect(n: number, t: RealWindow, count: number, x: RealWindow): void {
  const X = x.data;
  for (let i = n - 1; i >= 0; i--) {
    const from = x.offset + i * x.stride;
    const row = t.offset + i * t.stride;
    for (let c = from; c < from + count; c++) X[c] /= t.data[row + i];
    for (let j = 0; j < i; j++) subtractMultiple(X, count, x.offset + j * x.stride, t.data[row + j], from);
  }
}

function subtractMultiple(X: Float64Array, count: number, to: number, factor: number, from: number): void {
  for (let c = 0; c < count; c++) X[to + c] -= factor * X[from + c];
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
