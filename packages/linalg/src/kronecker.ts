import { ComplexMatrix } from "./complex-matrix.ts";

/** The Kronecker product a (x) b: the index of `a` is the slow one. */
export function kronecker(a: ComplexMatrix, b: ComplexMatrix): ComplexMatrix {
  const result = new ComplexMatrix(a.rows * b.rows, a.cols * b.cols);
  const target = result.data;
  const width = 2 * a.cols * b.cols;
  for (let i = 0; i < a.rows; i++) {
    for (let j = 0; j < a.cols; j++) {
      const re = a.data[2 * (i * a.cols + j)];
      const im = a.data[2 * (i * a.cols + j) + 1];
      if (re === 0 && im === 0) continue;
      for (let k = 0, from = 0; k < b.rows; k++) {
        let to = (i * b.rows + k) * width + 2 * j * b.cols;
        for (let l = 0; l < b.cols; l++, from += 2, to += 2) {
          target[to] = re * b.data[from] - im * b.data[from + 1];
          target[to + 1] = re * b.data[from + 1] + im * b.data[from];
        }
      }
    }
  }
  return result;
}
