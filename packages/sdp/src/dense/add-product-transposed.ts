/** A window into a real row-major matrix. */
export interface Window {
  readonly data: Float64Array;
  readonly offset: number;
  /** numbers from one row to the next */
  readonly stride: number;
}

/**
 * C += factor A B^T for real windows: C rows x cols, A rows x depth, B cols x depth. With `lower` only tiles that meet
 * the lower triangle (i >= j) are computed. 4 x 4 register tiles over contiguous rows: 2 rows cols depth flops.
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
  const rows4 = rows - (rows % 4);
  const cols4 = cols - (cols % 4);
  for (let i = 0; i < rows4; i += 4) {
    const end = lower ? Math.min(cols4, i + 4) : cols4;
    for (let j = 0; j < end; j += 4) tile(c, a, b, i, j, depth, factor);
  }
  for (let i = 0; i < rows; i++) {
    const from = i < rows4 ? cols4 : 0;
    const end = lower ? Math.min(cols, i + 1) : cols;
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
  let a0 = a.offset + i * a.stride;
  let a1 = a0 + a.stride;
  let a2 = a1 + a.stride;
  let a3 = a2 + a.stride;
  let b0 = b.offset + j * b.stride;
  let b1 = b0 + b.stride;
  let b2 = b1 + b.stride;
  let b3 = b2 + b.stride;
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
  let c30 = 0;
  let c31 = 0;
  let c32 = 0;
  let c33 = 0;
  for (let k = 0; k < depth; k++) {
    const x0 = ad[a0++];
    const x1 = ad[a1++];
    const x2 = ad[a2++];
    const x3 = ad[a3++];
    const y0 = bd[b0++];
    const y1 = bd[b1++];
    const y2 = bd[b2++];
    const y3 = bd[b3++];
    c00 += x0 * y0;
    c01 += x0 * y1;
    c02 += x0 * y2;
    c03 += x0 * y3;
    c10 += x1 * y0;
    c11 += x1 * y1;
    c12 += x1 * y2;
    c13 += x1 * y3;
    c20 += x2 * y0;
    c21 += x2 * y1;
    c22 += x2 * y2;
    c23 += x2 * y3;
    c30 += x3 * y0;
    c31 += x3 * y1;
    c32 += x3 * y2;
    c33 += x3 * y3;
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
  at += c.stride;
  cd[at] += factor * c30;
  cd[at + 1] += factor * c31;
  cd[at + 2] += factor * c32;
  cd[at + 3] += factor * c33;
}
