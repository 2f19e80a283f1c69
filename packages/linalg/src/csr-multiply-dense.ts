import { ComplexMatrix } from "./complex-matrix.ts";
import type { CsrMatrix } from "./csr-matrix.ts";
import { requireOut, shapeOf } from "./shape.ts";

/** Sparse a times dense b, dense. Cost 8 nnz(a) cols(b). @throws RangeError when the shapes do not fit or `out` is b */
export function csrMultiplyDense(a: CsrMatrix, b: ComplexMatrix, out?: ComplexMatrix): ComplexMatrix {
  if (a.cols !== b.rows) throw new RangeError(`no product of a ${shapeOf(a)} matrix with a ${shapeOf(b)} matrix`);
  const result = prepared("csrMultiplyDense", a.rows, b.cols, b, out);
  const width = 2 * b.cols;
  const { data } = b;
  const target = result.data;
  for (let i = 0; i < a.rows; i++) {
    for (let at = a.rowStart[i]; at < a.rowStart[i + 1]; at++) {
      const re = a.values[2 * at];
      const im = a.values[2 * at + 1];
      let from = a.columns[at] * width;
      for (let to = i * width; to < (i + 1) * width; to += 2, from += 2) {
        target[to] += re * data[from] - im * data[from + 1];
        target[to + 1] += re * data[from + 1] + im * data[from];
      }
    }
  }
  return result;
}

/** Dense a times sparse b, dense. Cost 8 rows(a) nnz(b). @throws RangeError when the shapes do not fit or `out` is a */
export function denseMultiplyCsr(a: ComplexMatrix, b: CsrMatrix, out?: ComplexMatrix): ComplexMatrix {
  if (a.cols !== b.rows) throw new RangeError(`no product of a ${shapeOf(a)} matrix with a ${shapeOf(b)} matrix`);
  const result = prepared("denseMultiplyCsr", a.rows, b.cols, a, out);
  const { data } = a;
  const target = result.data;
  for (let i = 0; i < a.rows; i++) {
    const row = 2 * i * b.cols;
    for (let l = 0; l < b.rows; l++) {
      const from = 2 * (i * a.cols + l);
      const re = data[from];
      const im = data[from + 1];
      if (re === 0 && im === 0) continue;
      for (let at = b.rowStart[l]; at < b.rowStart[l + 1]; at++) {
        const to = row + 2 * b.columns[at];
        target[to] += re * b.values[2 * at] - im * b.values[2 * at + 1];
        target[to + 1] += re * b.values[2 * at + 1] + im * b.values[2 * at];
      }
    }
  }
  return result;
}

function prepared(
  what: string,
  rows: number,
  cols: number,
  factor: ComplexMatrix,
  out: ComplexMatrix | undefined,
): ComplexMatrix {
  if (out === undefined) return new ComplexMatrix(rows, cols);
  requireOut(what, rows, cols, out);
  if (out.data === factor.data) throw new RangeError(`${what} cannot write into its own factor`);
  out.data.fill(0);
  return out;
}
