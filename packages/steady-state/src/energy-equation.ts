import type { BlockMatrix, ComplexMatrix } from "@openbath/linalg";

/**
 * What the solvers need to know of a master equation, all in the eigenbasis of H_S:
 *
 *   L[rho]_ab = -i (E_a - E_b) rho_ab + D[rho]_ab
 *
 * with rho Hermitian on a pattern of blocks that L maps into itself.
 */
export interface EnergyEquation {
  /** The equation's name, for messages. */
  readonly name: string;
  /** Energy of every global index. */
  readonly energies: Float64Array;
  /** Global indices in the order of ascending energy. */
  readonly ascending: Int32Array;
  /** Size of D: the largest rate or shift in it, a frequency. */
  readonly dissipatorSize: number;
  /** Zeros on the blocks that a steady state can occupy. */
  pattern(): BlockMatrix;
  /** E_a - E_b, exactly zero for levels that are degenerate but for rounding. */
  frequency(a: number, b: number): number;
  /** out <- D[rho] for a Hermitian rho. */
  dissipate(rho: BlockMatrix, out: BlockMatrix): void;
  /** <a| D[ |c><d| ] |b> into out[0], out[1]; absent when single entries cost as much as a whole product. */
  readonly element?: (a: number, b: number, c: number, d: number, out: Float64Array) => void;
  /** A matrix given in the product basis, in the energy basis. */
  toEnergy(rho: ComplexMatrix): BlockMatrix;
  /** Back to the product basis, as one d x d matrix. */
  toProduct(rho: BlockMatrix): ComplexMatrix;
}
