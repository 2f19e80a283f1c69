/** A window into a real row-major matrix. */
export interface Window {
  readonly data: Float64Array;
  readonly offset: number;
  /** numbers from one row to the next */
  readonly stride: number;
}

/** Blocks of B of this many rows and columns stay in the cache while A passes by. */
const CACHED_ROWS = 64;
const CACHED_DEPTH = 256;

/**
 * C += factor A B^T for real windows: C rows x cols, A rows x depth, B cols x depth. With `lower` only tiles that meet
 * the lower triangle (i >= j) are computed. 3 x 4 register tiles over contiguous rows: 2 rows cols depth flops.
 */
export function addProductTransposed(
  c: Window,
  a: Window,
  b: Window,
  rows: number,
  cols: number,
  depth: number,
  factor: number,
  lower = false,
): void {
  for (let k = 0; k < depth; k += CACHED_DEPTH) {
    const length = Math.min(CACHED_DEPTH, depth - k);
    for (let j = 0; j < cols; j += CACHED_ROWS) {
      const end = Math.min(cols, j + CACHED_ROWS);
      addBlock(c, shifted(a, k), shifted(b, k), lower ? j : 0, rows, j, end, length, factor, lower);
    }
  }
}

const shifted = (window: Window, by: number): Window => ({ ...window, offset: window.offset + by });

function addBlock(
  c: Window,
  a: Window,
  b: Window,
  firstRow: number,
  rows: number,
  firstCol: number,
  endCol: number,
  depth: number,
  factor: number,
  lower: boolean,
): void {
  const tiledRows = rows - ((rows - firstRow) % 3);
  const tiledCols = endCol - ((endCol - firstCol) % 4);
  for (let i = firstRow; i < tiledRows; i += 3) {
    const end = lower ? Math.min(tiledCols, i + 3) : tiledCols;
    for (let j = firstCol; j < end; j += 4) tile(c, a, b, i, j, depth, factor);
  }
  for (let i = firstRow; i < rows; i++) {
    const from = i < tiledRows ? tiledCols : firstCol;
    const end = lower ? Math.min(endCol, i + 1) : endCol;
    for (let j = from; j < end; j++) {
      let sum = 0;
      const ai = a.offset + i * a.stride;
      const bj = b.offset + j * b.stride;
      for (let k = 0; k < depth; k++) sum += a.data[ai + k] * b.data[bj + k];
      c.data[c.offset + i * c.stride + j] += factor * sum;
    }
  }
}

function tile(c: Window, a: Window, b: Window, i: number, j: number, depth: number, factor: number): void {
  const ad = a.data;
  const bd = b.data;
  const a0 = a.offset + i * a.stride;
  const a1 = a0 + a.stride;
  const a2 = a1 + a.stride;
  const b0 = b.offset + j * b.stride;
  const b1 = b0 + b.stride;
  const b2 = b1 + b.stride;
  const b3 = b2 + b.stride;
  let c00 = 0;
  let c01 = 0;
  let c02 = 0;
  let c03 = 0;
  let c10 = 0;
  let c11 = 0;
  let c12 = 0;
  let c13 = 0;
  let c20 = 0;
  let c21 = 0;
  let c22 = 0;
  let c23 = 0;
  for (let k = 0; k < depth; k++) {
    const y0 = bd[b0 + k];
    const y1 = bd[b1 + k];
    const y2 = bd[b2 + k];
    const y3 = bd[b3 + k];
    const x0 = ad[a0 + k];
    c00 += x0 * y0;
    c01 += x0 * y1;
    c02 += x0 * y2;
    c03 += x0 * y3;
    const x1 = ad[a1 + k];
    c10 += x1 * y0;
    c11 += x1 * y1;
    c12 += x1 * y2;
    c13 += x1 * y3;
    const x2 = ad[a2 + k];
    c20 += x2 * y0;
    c21 += x2 * y1;
    c22 += x2 * y2;
    c23 += x2 * y3;
  }
  const cd = c.data;
  let at = c.offset + i * c.stride + j;
  cd[at] += factor * c00;
  cd[at + 1] += factor * c01;
  cd[at + 2] += factor * c02;
  cd[at + 3] += factor * c03;
  at += c.stride;
  cd[at] += factor * c10;
  cd[at + 1] += factor * c11;
  cd[at + 2] += factor * c12;
  cd[at + 3] += factor * c13;
  at += c.stride;
  cd[at] += factor * c20;
  cd[at + 1] += factor * c21;
  cd[at + 2] += factor * c22;
  cd[at + 3] += factor * c23;
}
