import { ComplexMatrix } from "@openbath/linalg";
import { DynamicsError } from "./errors.ts";
import type { RealMap } from "./propagator.ts";

/** Coordinates up to which a superoperator is made into a matrix. */
export const LARGEST_MATRIX = 1024;

/** M column by column, as a complex matrix with real entries. @throws DynamicsError when it is too large */
export function explicitMatrix(map: RealMap, size: number, purpose: string): ComplexMatrix {
  if (size > LARGEST_MATRIX) {
    throw new DynamicsError(
      `${purpose} needs the superoperator as a matrix of ${size} x ${size}; the limit is ${LARGEST_MATRIX}`,
    );
  }
  const matrix = ComplexMatrix.zeros(size, size);
  const x = new Float64Array(size);
  const y = new Float64Array(size);
  for (let j = 0; j < size; j++) {
    x[j] = 1;
    map(x, y);
    x[j] = 0;
    for (let i = 0; i < size; i++) matrix.data[2 * (i * size + j)] = y[i];
  }
  return matrix;
}
