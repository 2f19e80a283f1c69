import { CsrMatrix } from "./csr-matrix.ts";

/** The Kronecker product a (x) b of sparse matrices: the index of `a` is the slow one. */
export function csrKronecker(a: CsrMatrix, b: CsrMatrix): CsrMatrix {
  const rows = a.rows * b.rows;
  const rowStart = new Int32Array(rows + 1);
  const columns = new Int32Array(a.nonZeros * b.nonZeros);
  const values = new Float64Array(2 * columns.length);
  let to = 0;
  for (let i = 0; i < a.rows; i++) {
    for (let k = 0; k < b.rows; k++) {
      for (let p = a.rowStart[i]; p < a.rowStart[i + 1]; p++) {
        const re = a.values[2 * p];
        const im = a.values[2 * p + 1];
        const offset = a.columns[p] * b.cols;
        for (let q = b.rowStart[k]; q < b.rowStart[k + 1]; q++, to++) {
          columns[to] = offset + b.columns[q];
          values[2 * to] = re * b.values[2 * q] - im * b.values[2 * q + 1];
          values[2 * to + 1] = re * b.values[2 * q + 1] + im * b.values[2 * q];
        }
      }
      rowStart[i * b.rows + k + 1] = to;
    }
  }
  return new CsrMatrix(rows, a.cols * b.cols, rowStart, columns, values);
}
