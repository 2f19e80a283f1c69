import { type ComplexLike, imaginaryPart, realPart } from "./complex.ts";
import { CsrMatrix } from "./csr-matrix.ts";
import { requireSameShape } from "./shape.ts";

/**
 * a + factor b (factor 1 when not given); exact zeros that cancellation leaves are dropped.
 * @throws RangeError when the shapes differ
 */
export function csrAdd(a: CsrMatrix, b: CsrMatrix, factor: ComplexLike = 1): CsrMatrix {
  requireSameShape("csrAdd", a, b);
  const fr = realPart(factor);
  const fi = imaginaryPart(factor);
  const rowStart = new Int32Array(a.rows + 1);
  const columns = new Int32Array(a.nonZeros + b.nonZeros);
  const values = new Float64Array(2 * columns.length);
  let to = 0;
  for (let i = 0; i < a.rows; i++) {
    let p = a.rowStart[i];
    let q = b.rowStart[i];
    const pEnd = a.rowStart[i + 1];
    const qEnd = b.rowStart[i + 1];
    while (p < pEnd || q < qEnd) {
      const pColumn = p < pEnd ? a.columns[p] : a.cols;
      const qColumn = q < qEnd ? b.columns[q] : a.cols;
      let re = 0;
      let im = 0;
      if (pColumn <= qColumn) {
        re = a.values[2 * p];
        im = a.values[2 * p + 1];
        p++;
      }
      if (qColumn <= pColumn) {
        re += fr * b.values[2 * q] - fi * b.values[2 * q + 1];
        im += fr * b.values[2 * q + 1] + fi * b.values[2 * q];
        q++;
      }
      if (re === 0 && im === 0) continue;
      columns[to] = Math.min(pColumn, qColumn);
      values[2 * to] = re;
      values[2 * to + 1] = im;
      to++;
    }
    rowStart[i + 1] = to;
  }
  return new CsrMatrix(a.rows, a.cols, rowStart, columns.slice(0, to), values.slice(0, 2 * to));
}

/** factor a; the factor 0 gives the empty matrix. */
export function csrScale(factor: ComplexLike, a: CsrMatrix): CsrMatrix {
  const fr = realPart(factor);
  const fi = imaginaryPart(factor);
  if (fr === 0 && fi === 0) {
    return new CsrMatrix(a.rows, a.cols, new Int32Array(a.rows + 1), new Int32Array(0), new Float64Array(0));
  }
  const values = new Float64Array(a.values.length);
  for (let at = 0; at < values.length; at += 2) {
    values[at] = fr * a.values[at] - fi * a.values[at + 1];
    values[at + 1] = fr * a.values[at + 1] + fi * a.values[at];
  }
  return new CsrMatrix(a.rows, a.cols, a.rowStart, a.columns, values);
}
