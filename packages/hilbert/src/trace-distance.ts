import { type ComplexMatrix, hermitianPart, subtract } from "@openbath/linalg";
import { hermitianEigenvalues } from "./hermitian-blocks.ts";

/**
 * The trace distance (1/2) Tr |rho - sigma| of Hermitian matrices, from the eigenvalues of the Hermitian part of the difference (all
 * of it but rounding, which for nearly equal states is all there is); 0 for equal states, 1 for orthogonal ones. @throws RangeError when the shapes differ
 */
export function traceDistance(rho: ComplexMatrix, sigma: ComplexMatrix): number {
  const values = hermitianEigenvalues(hermitianPart(subtract(rho, sigma)));
  let sum = 0;
  for (const value of values) sum += Math.abs(value);
  return sum / 2;
}
