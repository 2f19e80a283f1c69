import { packComplex } from "./pack.ts";
import { storeRow } from "./store-row.ts";
import { tileKernel } from "./tile-kernel.ts";
import { COL_LINES, COLS_AT, DEPTH, ROW_LINES, ROWS_AT, SUMS_AT } from "./tile-layout.ts";

const ROWS = ROW_LINES / 2;
const COLS = COL_LINES / 2;

/**
 * C = alpha op(A) op(B) + beta C for large factors: blocks of both are copied in the order in which the tile kernel
 * reads them. Arguments as in `gemmSmall`. With `lower`, of a square C only the entries (i, j <= i) are touched.
 */
export function gemmPacked(
  m: number,
  n: number,
  k: number,
  alphaRe: number,
  alphaIm: number,
  A: Float64Array,
  a0: number,
  aRow: number,
  aCol: number,
  aSign: number,
  B: Float64Array,
  b0: number,
  bRow: number,
  bCol: number,
  bSign: number,
  betaRe: number,
  betaIm: number,
  C: Float64Array,
  c0: number,
  cRow: number,
  lower = false,
): void {
  const { memory, complex } = tileKernel();
  for (let j = 0; j < n; j += COLS) {
    const cols = Math.min(COLS, n - j);
    for (let l = 0; l < k; l += DEPTH) {
      const depth = Math.min(DEPTH, k - l);
      const re = l === 0 ? betaRe : 1;
      const im = l === 0 ? betaIm : 0;
      const colGroups = packComplex(cols, depth, B, b0 + l * bRow + j * bCol, bCol, bRow, bSign, memory, COLS_AT);
      for (let i = lower ? j : 0; i < m; i += ROWS) {
        const rows = Math.min(ROWS, m - i);
        const groups = packComplex(rows, depth, A, a0 + i * aRow + l * aCol, aRow, aCol, aSign, memory, ROWS_AT);
        complex(groups, colGroups, depth, lower ? (j - i) >> 1 : -colGroups);
        for (let r = 0; r < rows; r++) {
          const count = lower ? Math.min(cols, i + r - j + 1) : cols;
          const from = SUMS_AT + 4 * colGroups * r;
          storeRow(count, memory, from, alphaRe, alphaIm, re, im, C, c0 + (i + r) * cRow + 2 * j);
        }
      }
    }
  }
}
