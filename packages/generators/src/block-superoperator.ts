import type { BlockMatrix } from "@openbath/linalg";

/**
 * One bath's dissipator in the energy basis, D[rho] = half[rho] + (half[rho^dag])^dag. The half
 *
 *   half[rho] = sum_k A_k rho B_k^dag - K rho
 *
 * is all that has to be programmed: a Hermitian rho needs it once, and trace preservation reads
 * sum_k (B_k^dag A_k + A_k^dag B_k) = K + K^dag.
 */
export interface BlockSuperoperator {
  /** out += half[rho]. */
  addHalf(rho: BlockMatrix, out: BlockMatrix): void;
  /** out += the half of the adjoint map, sum_k A_k^dag O B_k - K^dag O. */
  addAdjointHalf(operator: BlockMatrix, out: BlockMatrix): void;
  /** Adds <a| half[ |c><d| ] |b> to out[0], out[1], global indices of the energy basis. */
  addHalfElement(a: number, b: number, c: number, d: number, out: Float64Array): void;
  /** K, whose anti-Hermitian part is the Lamb shift: K = (rates)/2 + i H_LS. */
  readonly drift: BlockMatrix;
}
