import type { Operator } from "@openbath/hilbert";
import { type ComplexMatrix, maxAbs, subtract } from "@openbath/linalg";

/** Largest entry of the difference of two operators, or of two matrices. */
export function distance(x: Operator | ComplexMatrix, y: Operator | ComplexMatrix): number {
  return maxAbs(subtract(matrix(x), matrix(y)));
}

const matrix = (x: Operator | ComplexMatrix): ComplexMatrix => ("toMatrix" in x ? x.toMatrix() : x);
