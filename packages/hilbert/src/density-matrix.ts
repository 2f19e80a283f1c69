import { type ComplexMatrix, hermiticityDefect, trace } from "@openbath/linalg";
import { hermitianEigenvalues } from "./hermitian-blocks.ts";

/** The smallest eigenvalue of a Hermitian matrix: below zero where a density matrix has lost positivity. */
export function minEigenvalue(rho: ComplexMatrix): number {
  return hermitianEigenvalues(rho)[0];
}

/** Hermitian, of trace one, and without eigenvalues below zero, each to `tolerance` (absolute). */
export function isDensityMatrix(rho: ComplexMatrix, tolerance = 1e-10): boolean {
  if (rho.rows !== rho.cols || !rho.data.every(Number.isFinite) || hermiticityDefect(rho) > tolerance) return false;
  const { re, im } = trace(rho);
  return Math.abs(re - 1) <= tolerance && Math.abs(im) <= tolerance && minEigenvalue(rho) >= -tolerance;
}
