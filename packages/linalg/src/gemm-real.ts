import { packReal } from "./pack.ts";
import type { RealWindow } from "./real-window.ts";
import { requireWindow } from "./real-window.ts";
import { tileKernel } from "./tile-kernel.ts";
import { COL_LINES, COLS_AT, DEPTH, ROW_LINES, ROWS_AT, SUMS_AT } from "./tile-layout.ts";

/** How a real factor enters a product: as it is or transposed. */
export type RealOp = "N" | "T";

/** From this many multiplications on, packing pays (measured). */
const SMALL = 1000;

/**
 * C = alpha op(A) op(B) + beta C for windows into real row-major matrices: op(A) rows x depth, op(B) depth x cols, C
 * rows x cols, all in double precision. With beta = 0 the old content of C is not read. With `part` "lower" only the
 * entries (i, j <= i) of C are touched, which halves the work of a symmetric product. Cost 2 rows cols depth
 * operations. C must not overlap A or B, but may lie in the same array.
 * @throws RangeError when a window leaves its array
 */
export function gemmReal(
  opA: RealOp,
  opB: RealOp,
  rows: number,
  cols: number,
  depth: number,
  alpha: number,
  a: RealWindow,
  b: RealWindow,
  beta: number,
  c: RealWindow,
  part: "full" | "lower" = "full",
): void {
  requireWindow("gemmReal: a", opA === "N" ? rows : depth, opA === "N" ? depth : rows, a);
  requireWindow("gemmReal: b", opB === "N" ? depth : cols, opB === "N" ? cols : depth, b);
  requireWindow("gemmReal: c", rows, cols, c);
  const aRow = opA === "N" ? a.stride : 1;
  const aCol = opA === "N" ? 1 : a.stride;
  const bRow = opB === "N" ? b.stride : 1;
  const bCol = opB === "N" ? 1 : b.stride;
  const lower = part === "lower";
  if (rows * cols * depth < SMALL) {
    productSmall(rows, cols, depth, alpha, a, aRow, aCol, b, bRow, bCol, beta, c, lower);
  } else productPacked(rows, cols, depth, alpha, a, aRow, aCol, b, bRow, bCol, beta, c, { lower });
}

/**
 * C = alpha op(A) op(A)^T + beta C, op(A) n x depth: the lower triangle (with its diagonal) of the symmetric n x n C, the
 * rest is not touched. Cost n^2 depth operations. Windows as in `gemmReal`.
 * @throws RangeError when a window leaves its array
 */
export function syrkReal(
  op: RealOp,
  n: number,
  depth: number,
  alpha: number,
  a: RealWindow,
  beta: number,
  c: RealWindow,
): void {
  gemmReal(op, op === "N" ? "T" : "N", n, n, depth, alpha, a, a, beta, c, "lower");
}

function productSmall(
  rows: number,
  cols: number,
  depth: number,
  alpha: number,
  a: RealWindow,
  aRow: number,
  aCol: number,
  b: RealWindow,
  bRow: number,
  bCol: number,
  beta: number,
  c: RealWindow,
  lower: boolean,
): void {
  const A = a.data;
  const B = b.data;
  const C = c.data;
  for (let i = 0; i < rows; i++) {
    const end = lower ? Math.min(cols, i + 1) : cols;
    for (let j = 0; j < end; j++) {
      let sum = 0;
      let p = a.offset + i * aRow;
      let q = b.offset + j * bCol;
      for (let l = 0; l < depth; l++, p += aCol, q += bRow) sum += A[p] * B[q];
      const at = c.offset + i * c.stride + j;
      C[at] = beta === 0 ? alpha * sum : alpha * sum + beta * C[at];
    }
  }
}

/** Which entries of C are touched, and how far apart neighbours of a row stand. */
interface Target {
  readonly lower?: boolean;
  readonly step?: number;
}

/** `gemmReal` by packed blocks, without its checks. */
export function productPacked(
  rows: number,
  cols: number,
  depth: number,
  alpha: number,
  a: RealWindow,
  aRow: number,
  aCol: number,
  b: RealWindow,
  bRow: number,
  bCol: number,
  beta: number,
  c: RealWindow,
  { lower = false, step = 1 }: Target = {},
): void {
  const { memory, real } = tileKernel();
  for (let j = 0; j < cols; j += COL_LINES) {
    const width = Math.min(COL_LINES, cols - j);
    for (let l = 0; l < depth; l += DEPTH) {
      const length = Math.min(DEPTH, depth - l);
      const colGroups = packReal(width, length, b.data, b.offset + l * bRow + j * bCol, bCol, bRow, memory, COLS_AT);
      for (let i = lower ? j : 0; i < rows; i += ROW_LINES) {
        const height = Math.min(ROW_LINES, rows - i);
        const groups = packReal(height, length, a.data, a.offset + i * aRow + l * aCol, aRow, aCol, memory, ROWS_AT);
        real(groups, colGroups, length, lower ? (j - i) >> 2 : -colGroups);
        for (let r = 0; r < height; r++) {
          const count = lower ? Math.min(width, i + r - j + 1) : width;
          const at = c.offset + (i + r) * c.stride + step * j;
          storeReal(count, memory, SUMS_AT + 4 * colGroups * r, alpha, l === 0 ? beta : 1, c.data, at, step);
        }
      }
    }
  }
}

function storeReal(
  count: number,
  S: Float64Array,
  from: number,
  alpha: number,
  beta: number,
  C: Float64Array,
  at: number,
  step: number,
): void {
  const end = from + count;
  if (beta === 0) for (let p = from; p < end; p++, at += step) C[at] = alpha * S[p];
  else if (beta === 1) for (let p = from; p < end; p++, at += step) C[at] += alpha * S[p];
  else for (let p = from; p < end; p++, at += step) C[at] = alpha * S[p] + beta * C[at];
}
