import type { ComplexMatrix } from "@openbath/linalg";
import { blockOf, hermitianBlocks, hermitianEigenvalues } from "./hermitian-blocks.ts";

/** Tr rho^2 of a Hermitian matrix: 1 for a pure state, 1/d for the maximally mixed one. */
export function purity(rho: ComplexMatrix): number {
  let sum = 0;
  for (const x of rho.data) sum += x * x;
  return sum;
}

/**
 * The von Neumann entropy -Tr rho ln rho, natural logarithm. Eigenvalues at or below zero count as zero.
 */
export function vonNeumannEntropy(rho: ComplexMatrix): number {
  let entropy = 0;
  for (const p of hermitianEigenvalues(rho)) if (p > 0) entropy -= p * Math.log(p);
  return entropy + 0; // never -0
}

/** Weight of rho on the kernel of sigma that counts as rounding. */
const STRAY_WEIGHT = 1e-12;

/**
 * The relative entropy Tr rho (ln rho - ln sigma), natural logarithm, of density matrices; Infinity when rho has weight
 * (above 1e-12) where sigma has none. In a block of sigma of more than one state, eigenvalues below its size times
 * 2e-16 of its largest one cannot be told from zero and count as zero.
 * @throws RangeError when the shapes differ
 */
export function relativeEntropy(rho: ComplexMatrix, sigma: ComplexMatrix): number {
  if (rho.rows !== sigma.rows || rho.cols !== sigma.cols) {
    throw new RangeError(
      `relativeEntropy: rho is ${rho.rows} x ${rho.cols}, sigma is ${sigma.rows} x ${sigma.cols}; they must be alike`,
    );
  }
  let cross = 0; // Tr rho ln sigma
  let stray = 0;
  for (const { indices, values, vectors } of hermitianBlocks(sigma)) {
    const m = indices.length;
    const part = blockOf(rho, indices);
    const zero = m === 1 ? 0 : m * Number.EPSILON * values[m - 1];
    for (let k = 0; k < m; k++) {
      let weight = 0; // <k|rho|k>
      for (let i = 0; i < m; i++) {
        for (let j = 0; j < m; j++) {
          const x = vectors.get(i, k);
          const y = vectors.get(j, k);
          const r = part.get(i, j);
          weight += r.re * (x.re * y.re + x.im * y.im) - r.im * (x.re * y.im - x.im * y.re);
        }
      }
      if (values[k] > zero) cross += weight * Math.log(values[k]);
      else stray += Math.abs(weight);
    }
  }
  return stray > STRAY_WEIGHT ? Number.POSITIVE_INFINITY : -vonNeumannEntropy(rho) - cross;
}
