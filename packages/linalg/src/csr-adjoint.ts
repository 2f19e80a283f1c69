import { CsrMatrix } from "./csr-matrix.ts";

function transposed(a: CsrMatrix, sign: number): CsrMatrix {
  const rowStart = new Int32Array(a.cols + 1);
  for (let at = 0; at < a.nonZeros; at++) rowStart[a.columns[at] + 1]++;
  for (let j = 0; j < a.cols; j++) rowStart[j + 1] += rowStart[j];
  const next = rowStart.slice(0, a.cols);
  const columns = new Int32Array(a.nonZeros);
  const values = new Float64Array(2 * a.nonZeros);
  for (let i = 0; i < a.rows; i++) {
    for (let at = a.rowStart[i]; at < a.rowStart[i + 1]; at++) {
      const to = next[a.columns[at]]++;
      columns[to] = i;
      values[2 * to] = a.values[2 * at];
      values[2 * to + 1] = sign * a.values[2 * at + 1];
    }
  }
  return new CsrMatrix(a.cols, a.rows, rowStart, columns, values);
}

/** The adjoint (conjugate transpose) of a sparse matrix. */
export const csrAdjoint = (a: CsrMatrix): CsrMatrix => transposed(a, -1);

/** The transpose of a sparse matrix, without conjugation. */
export const csrTranspose = (a: CsrMatrix): CsrMatrix => transposed(a, 1);
