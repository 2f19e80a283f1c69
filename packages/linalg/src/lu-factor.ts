import { panelComplex } from "./complex-steps.ts";
import { isExactlyReal } from "./real-parts.ts";
import { panelReal } from "./real-steps.ts";
import { type Room, room } from "./room.ts";

/** Columns that are eliminated one by one. */
const PANEL = 8;
/** Up to this size the matrix stays where it is, and is eliminated column by column. */
const SMALL = 16;
/** Doubles in a cache line. */
const LINE = 8;

/**
 * Overwrites the n x n matrix `a` (row-major, interleaved where `complex`) by its LU factors with partial pivoting, P A = L U;
 * `pivots[i]` receives the row exchanged with row i. By halves of the columns, so that nearly all the work is products; in
 * real numbers where all imaginary parts are exactly zero. Returns the first column whose remaining entries are all zero, or -1.
 */
export function factorLu(n: number, a: Float64Array, pivots: Int32Array, complex: boolean): number {
  const width = complex ? 2 * n : n;
  if (n <= SMALL) return (complex ? panelComplex : panelReal)(a, n, 0, n, 0, width, pivots, 0);
  const real = complex && isExactlyReal(a);
  const used = real ? n : width;
  // an odd number of cache lines a row: rows a power of two apart would share few places of the cache
  const stride = LINE * (Math.ceil(used / LINE) | 1);
  const place = room(n * stride + n);
  const { memory } = place;
  for (let i = 0; i < n; i++) {
    if (real) for (let j = 0; j < n; j++) memory[i * stride + j] = a[i * width + 2 * j];
    else memory.set(a.subarray(i * width, (i + 1) * width), i * stride);
  }
  const singular = eliminate(n, place, stride, pivots, complex && !real);
  for (let i = 0; i < n; i++) {
    if (real) for (let j = 0; j < n; j++) a[i * width + 2 * j] = memory[i * stride + j];
    else a.set(memory.subarray(i * stride, i * stride + width), i * width);
  }
  return singular;
}

function eliminate(n: number, place: Room, stride: number, pivots: Int32Array, complex: boolean): number {
  const one = complex ? 2 : 1;
  const { product, panel, lower } = complex ? place.complexSteps : place.realSteps;
  const at = (row: number, col: number): number => row * stride + one * col;
  const noted = n * stride;
  const singular = factor(0, n);
  for (let i = 0; i < n; i++) pivots[i] = place.memory[noted + i];
  return singular;

  /** Factorises the columns [start, end) from row `start` down, those before being done. */
  function factor(start: number, end: number): number {
    if (end - start <= PANEL) return panel(n, start, end, 0, stride, noted);
    const middle = start + halfOf(end - start);
    const left = factor(start, middle);
    solve(start, middle, middle, end);
    subtract(middle, n, start, middle, middle, end);
    const right = factor(middle, end);
    return left >= 0 ? left : right;
  }

  /** Rows [start, end) of the columns [from, to) are multiplied by the inverse of the unit lower triangle at (start, start). */
  function solve(start: number, end: number, from: number, to: number): void {
    if (end - start <= PANEL) {
      lower(end - start, at(start, start), stride, to - from, at(start, from), stride);
      return;
    }
    const middle = start + halfOf(end - start);
    solve(start, middle, from, to);
    subtract(middle, end, start, middle, from, to);
    solve(middle, end, from, to);
  }

  /** The block of rows [top, bottom) and columns [from, to) loses the product over [left, right). */
  function subtract(top: number, bottom: number, left: number, right: number, from: number, to: number): void {
    const factors = [at(top, left), stride, one, at(left, from), one, stride] as const;
    product(-1, bottom - top, to - from, right - left, ...factors, at(top, from), stride);
  }
}

/** Half of n, whole tiles. */
const halfOf = (n: number): number => Math.max(4, (n >> 3) << 2);
