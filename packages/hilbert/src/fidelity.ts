import { ComplexMatrix, multiply, nuclearNorm } from "@openbath/linalg";
import { hermitianBlocks } from "./hermitian-blocks.ts";

/** The square root of a positive matrix; eigenvalues that are zero to rounding are taken as zero. */
function squareRoot(rho: ComplexMatrix): ComplexMatrix {
  const root = new ComplexMatrix(rho.rows, rho.cols);
  for (const { indices, values, vectors } of hermitianBlocks(rho)) {
    const m = indices.length;
    const zero = m === 1 ? 0 : m * Number.EPSILON * values[m - 1];
    for (let k = 0; k < m; k++) {
      if (!(values[k] > zero)) continue;
      const weight = Math.sqrt(values[k]);
      for (let i = 0; i < m; i++) {
        for (let j = 0; j < m; j++) {
          const x = vectors.get(i, k);
          const y = vectors.get(j, k);
          const at = 2 * (indices[i] * rho.cols + indices[j]);
          root.data[at] += weight * (x.re * y.re + x.im * y.im);
          root.data[at + 1] += weight * (x.im * y.re - x.re * y.im);
        }
      }
    }
  }
  return root;
}

/**
 * The Uhlmann fidelity (Tr sqrt(sqrt(rho) sigma sqrt(rho)))^2, the squared convention: |<phi|psi>|^2 for pure states. From
 * the singular values of sqrt(rho) sqrt(sigma). @throws RangeError when the shapes differ
 */
export function fidelity(rho: ComplexMatrix, sigma: ComplexMatrix): number {
  if (rho.rows !== sigma.rows || rho.cols !== sigma.cols) {
    throw new RangeError(
      `fidelity: rho is ${rho.rows} x ${rho.cols}, sigma is ${sigma.rows} x ${sigma.cols}; they must be alike`,
    );
  }
  return nuclearNorm(multiply(squareRoot(rho), squareRoot(sigma))) ** 2;
}
