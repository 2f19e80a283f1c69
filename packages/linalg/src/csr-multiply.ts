import { CsrMatrix } from "./csr-matrix.ts";
import { shapeOf } from "./shape.ts";

/**
 * The sparse product a b, row by row through one dense row of sums; exact zeros that cancellation leaves are dropped.
 * @throws RangeError when the shapes do not fit
 */
export function csrMultiply(a: CsrMatrix, b: CsrMatrix): CsrMatrix {
  if (a.cols !== b.rows) throw new RangeError(`no product of a ${shapeOf(a)} matrix with a ${shapeOf(b)} matrix`);
  const sums = new Float64Array(2 * b.cols);
  const seen = new Int32Array(b.cols).fill(-1);
  const rowStart = new Int32Array(a.rows + 1);
  const columns: number[] = [];
  const values: number[] = [];
  for (let i = 0; i < a.rows; i++) {
    const touched: number[] = [];
    for (let p = a.rowStart[i]; p < a.rowStart[i + 1]; p++) {
      const re = a.values[2 * p];
      const im = a.values[2 * p + 1];
      const l = a.columns[p];
      for (let q = b.rowStart[l]; q < b.rowStart[l + 1]; q++) {
        const j = b.columns[q];
        if (seen[j] !== i) {
          seen[j] = i;
          touched.push(j);
          sums[2 * j] = 0;
          sums[2 * j + 1] = 0;
        }
        sums[2 * j] += re * b.values[2 * q] - im * b.values[2 * q + 1];
        sums[2 * j + 1] += re * b.values[2 * q + 1] + im * b.values[2 * q];
      }
    }
    touched.sort((x, y) => x - y);
    for (const j of touched) {
      if (sums[2 * j] === 0 && sums[2 * j + 1] === 0) continue;
      columns.push(j);
      values.push(sums[2 * j], sums[2 * j + 1]);
    }
    rowStart[i + 1] = columns.length;
  }
  return new CsrMatrix(a.rows, b.cols, rowStart, Int32Array.from(columns), Float64Array.from(values));
}
