import { ComplexMatrix } from "@openbath/linalg";

/** The Hermitian matrix i L^T J L for L row-major, J = direct sum of [[0, 1], [-1, 0]] (order x1 p1 x2 p2 ...): [R_k, R_l] = i J_kl. */
export function symplecticProduct(size: number, l: Float64Array): ComplexMatrix {
  const result = new ComplexMatrix(size, size);
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < a; b++) {
      let sum = 0;
      for (let m = 0; m < size; m += 2) {
        sum += l[m * size + a] * l[(m + 1) * size + b] - l[(m + 1) * size + a] * l[m * size + b];
      }
      result.set(a, b, 0, sum);
      result.set(b, a, 0, -sum);
    }
  }
  return result;
}
