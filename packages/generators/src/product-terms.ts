import { BlockMatrix, blockGemm } from "@openbath/linalg";
import type { BlockSuperoperator } from "./block-superoperator.ts";
import { EntryReader } from "./entries.ts";

/** One term A rho B^dag + h.c. of a dissipator. */
export interface Sandwich {
  readonly left: BlockMatrix;
  readonly right: BlockMatrix;
}

/**
 * A dissipator written with a few full operators: Redfield (A = u, B = v), or Lindblad with few jumps (A = L, B = L/2).
 * Applied as products of blocks, O(d^3) for a system without symmetry.
 */
export class ProductTerms implements BlockSuperoperator {
  readonly drift: BlockMatrix;
  readonly sandwiches: readonly Sandwich[];
  readonly #entries: EntryReader;
  readonly #x = new Float64Array(2);
  readonly #y = new Float64Array(2);

  /** `drift` is K: driftOf(sandwiches), plus i H_LS where the shift is not already inside. */
  constructor(sandwiches: readonly Sandwich[], drift: BlockMatrix) {
    this.sandwiches = sandwiches;
    this.drift = drift;
    this.#entries = new EntryReader(drift.sizes);
  }

  addHalf(rho: BlockMatrix, out: BlockMatrix): void {
    for (const { left, right } of this.sandwiches) {
      const half = new BlockMatrix(rho.sizes);
      blockGemm("N", "N", 1, left, rho, half);
      blockGemm("N", "C", 1, half, right, out);
    }
    blockGemm("N", "N", -1, this.drift, rho, out);
  }

  addAdjointHalf(operator: BlockMatrix, out: BlockMatrix): void {
    for (const { left, right } of this.sandwiches) {
      const half = new BlockMatrix(operator.sizes);
      blockGemm("C", "N", 1, left, operator, half);
      blockGemm("N", "N", 1, half, right, out);
    }
    blockGemm("C", "N", -1, this.drift, operator, out);
  }

  addHalfElement(a: number, b: number, c: number, d: number, out: Float64Array): void {
    const x = this.#x;
    const y = this.#y;
    for (const { left, right } of this.sandwiches) {
      if (!this.#entries.read(left, a, c, x) || !this.#entries.read(right, b, d, y)) continue;
      out[0] += x[0] * y[0] + x[1] * y[1];
      out[1] += x[1] * y[0] - x[0] * y[1];
    }
    if (b === d && this.#entries.read(this.drift, a, c, x)) {
      out[0] -= x[0];
      out[1] -= x[1];
    }
  }
}

/** sum_k B_k^dag A_k: the drift of a set of sandwiches that preserves the trace and adds no shift of its own. */
export function driftOf(sandwiches: readonly Sandwich[], into: BlockMatrix): BlockMatrix {
  for (const { left, right } of sandwiches) blockGemm("C", "N", 1, right, left, into);
  return into;
}
