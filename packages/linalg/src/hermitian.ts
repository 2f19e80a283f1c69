import { ComplexMatrix } from "./complex-matrix.ts";
import { maxAbs, modulus } from "./norms.ts";
import { requireSquare } from "./shape.ts";

/** The largest |a_ij - conj(a_ji)|. @throws RangeError when a is not square */
export function hermiticityDefect(a: ComplexMatrix): number {
  requireSquare("hermiticityDefect", a);
  const n = a.rows;
  let largest = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      const p = 2 * (i * n + j);
      const q = 2 * (j * n + i);
      const size = modulus(a.data[p] - a.data[q], a.data[p + 1] + a.data[q + 1]);
      if (!(size <= largest)) largest = size;
    }
  }
  return largest;
}

/** Whether |a_ij - conj(a_ji)| stays below `tolerance` times the largest |a_ij|. A matrix that is not square is not. */
export function isHermitian(a: ComplexMatrix, tolerance = 1e-12): boolean {
  return a.rows === a.cols && hermiticityDefect(a) <= tolerance * maxAbs(a);
}

/** (a + a^dagger) / 2. @throws RangeError when a is not square */
export function hermitianPart(a: ComplexMatrix): ComplexMatrix {
  requireSquare("hermitianPart", a);
  const n = a.rows;
  const result = new ComplexMatrix(n, n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const p = 2 * (i * n + j);
      const q = 2 * (j * n + i);
      result.data[p] = 0.5 * a.data[p] + 0.5 * a.data[q];
      result.data[p + 1] = 0.5 * a.data[p + 1] - 0.5 * a.data[q + 1];
    }
  }
  return result;
}
