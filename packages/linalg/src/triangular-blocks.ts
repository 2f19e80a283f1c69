import { gemmStrided } from "./gemm-strided.ts";
import { divideRange } from "./triangular-solve.ts";

/** Below this size triangles are solved directly; above, they are halved and the rest is a product. */
const DIRECT = 8;

/** A window into a complex row-major matrix: (i, j) stands at `data[offset + i stride + 2 j]` and the place after it. */
export interface ComplexWindow {
  readonly data: Float64Array;
  readonly offset: number;
  /** doubles from one row to the next */
  readonly stride: number;
}

export const complexWindow = (data: Float64Array, stride: number, row = 0, col = 0): ComplexWindow => ({
  data,
  offset: row * stride + 2 * col,
  stride,
});

export const windowAt = ({ data, offset, stride }: ComplexWindow, row: number, col: number): ComplexWindow => ({
  data,
  offset: offset + row * stride + 2 * col,
  stride,
});

/** C -= A B, or with `adjointA`, `adjointB` their adjoints; C m x n, k the inner length. */
export function subtractProduct(
  m: number,
  n: number,
  k: number,
  a: ComplexWindow,
  adjointA: boolean,
  b: ComplexWindow,
  adjointB: boolean,
  c: ComplexWindow,
): void {
  gemmStrided(
    m,
    n,
    k,
    -1,
    0,
    a.data,
    a.offset,
    adjointA ? 2 : a.stride,
    adjointA ? a.stride : 2,
    adjointA ? -1 : 1,
    b.data,
    b.offset,
    adjointB ? 2 : b.stride,
    adjointB ? b.stride : 2,
    adjointB ? -1 : 1,
    1,
    0,
    c.data,
    c.offset,
    c.stride,
  );
}

/** Half of n, whole tiles. */
export const halfOf = (n: number): number => Math.max(4, (n >> 3) << 2);

/** X <- L^-1 X, L lower triangular n x n (unit diagonal not read with `unit`), X n x count. */
export function solveLowerBlock(n: number, l: ComplexWindow, unit: boolean, count: number, x: ComplexWindow): void {
  if (n > DIRECT) {
    const half = halfOf(n);
    const below = windowAt(x, half, 0);
    solveLowerBlock(half, l, unit, count, x);
    subtractProduct(n - half, count, half, windowAt(l, half, 0), false, x, false, below);
    solveLowerBlock(n - half, windowAt(l, half, half), unit, count, below);
    return;
  }
  for (let i = 0; i < n; i++) {
    const row = l.offset + i * l.stride;
    for (let j = 0; j < i; j++) subtractRow(x, count, i, j, l.data[row + 2 * j], l.data[row + 2 * j + 1]);
    if (!unit) divide(x, count, i, l.data[row + 2 * i], l.data[row + 2 * i + 1]);
  }
}

/** X <- U^-1 X, U upper triangular n x n, X n x count. */
export function solveUpperBlock(n: number, u: ComplexWindow, count: number, x: ComplexWindow): void {
  if (n > DIRECT) {
    const half = halfOf(n);
    const below = windowAt(x, half, 0);
    solveUpperBlock(n - half, windowAt(u, half, half), count, below);
    subtractProduct(half, count, n - half, windowAt(u, 0, half), false, below, false, x);
    solveUpperBlock(half, u, count, x);
    return;
  }
  for (let i = n - 1; i >= 0; i--) {
    const row = u.offset + i * u.stride;
    for (let j = i + 1; j < n; j++) subtractRow(x, count, i, j, u.data[row + 2 * j], u.data[row + 2 * j + 1]);
    divide(x, count, i, u.data[row + 2 * i], u.data[row + 2 * i + 1]);
  }
}

/** X <- (L^dagger)^-1 X, L lower triangular n x n, X n x count. */
export function solveLowerAdjointBlock(n: number, l: ComplexWindow, count: number, x: ComplexWindow): void {
  if (n > DIRECT) {
    const half = halfOf(n);
    const below = windowAt(x, half, 0);
    solveLowerAdjointBlock(n - half, windowAt(l, half, half), count, below);
    subtractProduct(half, count, n - half, windowAt(l, half, 0), true, below, false, x);
    solveLowerAdjointBlock(half, l, count, x);
    return;
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let j = i + 1; j < n; j++) {
      const at = l.offset + j * l.stride + 2 * i;
      subtractRow(x, count, i, j, l.data[at], -l.data[at + 1]);
    }
    const at = l.offset + i * l.stride + 2 * i;
    divide(x, count, i, l.data[at], -l.data[at + 1]);
  }
}

/** X <- X (L^dagger)^-1, L lower triangular n x n with a real diagonal, X count x n. */
export function solveRightAdjointBlock(n: number, l: ComplexWindow, count: number, x: ComplexWindow): void {
  if (n > DIRECT) {
    const half = halfOf(n);
    const beside = windowAt(x, 0, half);
    solveRightAdjointBlock(half, l, count, x);
    subtractProduct(count, n - half, half, x, false, windowAt(l, half, 0), true, beside);
    solveRightAdjointBlock(n - half, windowAt(l, half, half), count, beside);
    return;
  }
  const L = l.data;
  const X = x.data;
  for (let r = 0; r < count; r++) {
    const at = x.offset + r * x.stride;
    for (let j = 0; j < n; j++) {
      const row = l.offset + j * l.stride;
      let re = X[at + 2 * j];
      let im = X[at + 2 * j + 1];
      for (let i = 0; i < 2 * j; i += 2) {
        const lr = L[row + i];
        const li = L[row + i + 1];
        const xr = X[at + i];
        const xi = X[at + i + 1];
        re -= xr * lr + xi * li;
        im -= xi * lr - xr * li;
      }
      const diagonal = L[row + 2 * j];
      X[at + 2 * j] = re / diagonal;
      X[at + 2 * j + 1] = im / diagonal;
    }
  }
}

/** Row i of X -= (re + i im) row j. */
function subtractRow(x: ComplexWindow, count: number, i: number, j: number, re: number, im: number): void {
  if (re === 0 && im === 0) return;
  const X = x.data;
  let p = x.offset + i * x.stride;
  let q = x.offset + j * x.stride;
  for (const end = p + 2 * count; p < end; p += 2, q += 2) {
    const xr = X[q];
    const xi = X[q + 1];
    X[p] -= re * xr - im * xi;
    X[p + 1] -= re * xi + im * xr;
  }
}

function divide(x: ComplexWindow, count: number, i: number, re: number, im: number): void {
  const from = x.offset + i * x.stride;
  divideRange(x.data, from, from + 2 * count, re, im);
}
