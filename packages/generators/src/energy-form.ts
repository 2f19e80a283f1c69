import type { Bath } from "@openbath/baths";
import { addOwnAdjoint, BlockMatrix, blockAdd, blockAdjoint } from "@openbath/linalg";
import type { BlockSuperoperator } from "./block-superoperator.ts";
import type { EnergyBasis } from "./energy-basis.ts";

/**
 * A second-order master equation in the energy basis, block by block:
 *
 *   L[rho]_ab = -i (E_a - E_b) rho_ab + sum_baths D_bath[rho]_ab,
 *
 * epsilon^2 being inside D. Blocks that a steady state cannot occupy are never touched.
 */
export class EnergyForm {
  readonly basis: EnergyBasis;
  readonly baths: ReadonlyMap<Bath, BlockSuperoperator>;
  readonly #mirrored = new Float64Array(2);

  constructor(basis: EnergyBasis, baths: ReadonlyMap<Bath, BlockSuperoperator>) {
    this.basis = basis;
    this.baths = baths;
  }

  /** Zeros on the blocks (a, b) that a unique steady state can occupy. */
  steadyPattern(): BlockMatrix {
    const pattern = new BlockMatrix(this.basis.sizes);
    const count = this.basis.sizes.length;
    for (let a = 0; a < count; a++) {
      for (let b = 0; b < count; b++) if (this.basis.reachable(a, b)) pattern.block(a, b);
    }
    return pattern;
  }

  /** out <- -i [H_S, rho], elementwise. */
  unitary(rho: BlockMatrix, out: BlockMatrix): void {
    out.clear();
    const { offsets } = rho;
    for (const { row, col, matrix } of rho.blocks()) {
      const target = out.block(row, col).data;
      let at = 0;
      for (let i = 0; i < matrix.rows; i++) {
        for (let j = 0; j < matrix.cols; j++, at += 2) {
          const omega = this.basis.frequency(offsets[row] + i, offsets[col] + j);
          target[at] = omega * matrix.data[at + 1];
          target[at + 1] = -omega * matrix.data[at];
        }
      }
    }
  }

  /** out <- sum over the baths (or the one named) of D[rho], for a Hermitian rho: half the work of the general case. */
  dissipateHermitian(rho: BlockMatrix, out: BlockMatrix, bath?: Bath): void {
    out.clear();
    for (const part of this.select(bath)) part.addHalf(rho, out);
    addOwnAdjoint(out);
  }

  /** out <- sum over the baths (or the one named) of D[rho], for any rho. */
  dissipate(rho: BlockMatrix, out: BlockMatrix, bath?: Bath): void {
    const mirrored = blockAdjoint(rho);
    const second = mirrored.zerosLike();
    out.clear();
    for (const part of this.select(bath)) {
      part.addHalf(rho, out);
      part.addHalf(mirrored, second);
    }
    blockAdd(blockAdjoint(second), out);
  }

  /** out <- the adjoint dissipator of all baths (or the one named), for any operator. */
  dissipateAdjoint(operator: BlockMatrix, out: BlockMatrix, bath?: Bath): void {
    const mirrored = blockAdjoint(operator);
    const second = mirrored.zerosLike();
    out.clear();
    for (const part of this.select(bath)) {
      part.addAdjointHalf(operator, out);
      part.addAdjointHalf(mirrored, second);
    }
    blockAdd(blockAdjoint(second), out);
  }

  /** <a| D[ |c><d| ] |b> of all baths (or the one named), global indices of the energy basis, into out[0], out[1]. */
  element(a: number, b: number, c: number, d: number, out: Float64Array, bath?: Bath): void {
    const mirrored = this.#mirrored;
    mirrored.fill(0);
    out[0] = 0;
    out[1] = 0;
    for (const part of this.select(bath)) {
      part.addHalfElement(a, b, c, d, out);
      part.addHalfElement(b, a, d, c, mirrored);
    }
    out[0] += mirrored[0];
    out[1] -= mirrored[1];
  }

  private select(bath: Bath | undefined): Iterable<BlockSuperoperator> {
    if (bath === undefined) return this.baths.values();
    const part = this.baths.get(bath);
    if (part === undefined) throw new RangeError("the bath is not one of this equation's baths");
    return [part];
  }
}
