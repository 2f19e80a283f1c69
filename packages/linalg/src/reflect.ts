/**
 * A <- (1 - f v v^dagger) A on the columns from `firstCol` of a row-major matrix of `cols` columns, v (interleaved, from
 * `vStart`) acting on the `count` rows from `firstRow`. `work` has room for 2 cols numbers.
 */
export function reflectRows(
  a: Float64Array,
  cols: number,
  firstRow: number,
  count: number,
  firstCol: number,
  v: Float64Array,
  vStart: number,
  fRe: number,
  fIm: number,
  work: Float64Array,
): void {
  if (fRe === 0 && fIm === 0) return;
  work.fill(0, 2 * firstCol, 2 * cols);
  for (let i = 0; i < count; i++) {
    const vr = v[vStart + 2 * i];
    const vi = v[vStart + 2 * i + 1];
    const row = 2 * (firstRow + i) * cols;
    for (let j = 2 * firstCol; j < 2 * cols; j += 2) {
      const ar = a[row + j];
      const ai = a[row + j + 1];
      work[j] += vr * ar + vi * ai;
      work[j + 1] += vr * ai - vi * ar;
    }
  }
  for (let i = 0; i < count; i++) {
    const vr = v[vStart + 2 * i];
    const vi = v[vStart + 2 * i + 1];
    const re = fRe * vr - fIm * vi;
    const im = fRe * vi + fIm * vr;
    const row = 2 * (firstRow + i) * cols;
    for (let j = 2 * firstCol; j < 2 * cols; j += 2) {
      a[row + j] -= re * work[j] - im * work[j + 1];
      a[row + j + 1] -= re * work[j + 1] + im * work[j];
    }
  }
}

/** A <- A (1 - f v v^dagger) on the first `rows` rows, v acting on the `count` columns from `firstCol`. */
export function reflectColumns(
  a: Float64Array,
  cols: number,
  rows: number,
  firstCol: number,
  count: number,
  v: Float64Array,
  vStart: number,
  fRe: number,
  fIm: number,
): void {
  if (fRe === 0 && fIm === 0) return;
  for (let i = 0; i < rows; i++) {
    const row = 2 * (i * cols + firstCol);
    let re = 0;
    let im = 0;
    for (let j = 0; j < 2 * count; j += 2) {
      const ar = a[row + j];
      const ai = a[row + j + 1];
      const vr = v[vStart + j];
      const vi = v[vStart + j + 1];
      re += ar * vr - ai * vi;
      im += ar * vi + ai * vr;
    }
    const sr = fRe * re - fIm * im;
    const si = fRe * im + fIm * re;
    for (let j = 0; j < 2 * count; j += 2) {
      const vr = v[vStart + j];
      const vi = v[vStart + j + 1];
      a[row + j] -= sr * vr + si * vi;
      a[row + j + 1] -= si * vr - sr * vi;
    }
  }
}
