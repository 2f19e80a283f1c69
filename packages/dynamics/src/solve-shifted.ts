import type { ComplexMatrix } from "@openbath/linalg";
import { DynamicsError } from "./errors.ts";

/**
 * x with (t + i w) x = b, t upper triangular, b and x interleaved.
 * @throws DynamicsError when an entry of the diagonal is zero beside `scale`: a pole of the spectrum at w
 */
export function solveShifted(t: ComplexMatrix, w: number, b: Float64Array, scale: number): Float64Array {
  const n = t.rows;
  const x = b.slice();
  for (let i = n - 1; i >= 0; i--) {
    const row = 2 * i * n;
    let re = x[2 * i];
    let im = x[2 * i + 1];
    for (let j = i + 1; j < n; j++) {
      const p = t.data[row + 2 * j];
      const q = t.data[row + 2 * j + 1];
      re -= p * x[2 * j] - q * x[2 * j + 1];
      im -= p * x[2 * j + 1] + q * x[2 * j];
    }
    const p = t.data[row + 2 * i];
    const q = t.data[row + 2 * i + 1] + w;
    const square = p * p + q * q;
    if (Math.sqrt(square) < 1e-13 * scale) {
      throw new DynamicsError(`the spectrum has a pole at the frequency ${w}: a mode of the generator does not decay`);
    }
    x[2 * i] = (re * p + im * q) / square;
    x[2 * i + 1] = (im * p - re * q) / square;
  }
  return x;
}
