import { ComplexMatrix } from "@openbath/linalg";

/** X1 and X2, Hermitian, with X = X1 + i X2. */
export function hermitianParts(x: ComplexMatrix): readonly [ComplexMatrix, ComplexMatrix] {
  const d = x.rows;
  const first = ComplexMatrix.zeros(d, d);
  const second = ComplexMatrix.zeros(d, d);
  for (let i = 0; i < d; i++) {
    for (let j = 0; j < d; j++) {
      const p = 2 * (i * d + j);
      const q = 2 * (j * d + i);
      first.data[p] = 0.5 * (x.data[p] + x.data[q]);
      first.data[p + 1] = 0.5 * (x.data[p + 1] - x.data[q + 1]);
      second.data[p] = 0.5 * (x.data[p + 1] + x.data[q + 1]);
      second.data[p + 1] = 0.5 * (x.data[q] - x.data[p]);
    }
  }
  return [first, second];
}
