import { energyBasis } from "@openbath/generators";
import { sx } from "@openbath/hilbert";
import { type Chain, system } from "./chain.ts";

/** A matrix element <k|v|q> of the left coupling operator and E_k - E_q. */
export interface Element {
  readonly energy: number;
  readonly size: number;
}

/** All <k|v_l|q> that are not zero. */
export function couplingElements(parameters: Chain): Element[] {
  const open = system(parameters);
  const basis = energyBasis(open);
  const v = basis.toEnergy(sx(basis.space, 1));
  const found: Element[] = [];
  for (const { row, col, matrix } of v.blocks()) {
    for (let i = 0; i < matrix.rows; i++) {
      for (let j = 0; j < matrix.cols; j++) {
        const { re, im } = matrix.get(i, j);
        const size = Math.hypot(re, im);
        if (size > 1e-14) found.push({ energy: basis.frequency(v.offsets[row] + i, v.offsets[col] + j), size });
      }
    }
  }
  return found;
}

/** The largest |E_k - E_q| of all pairs of levels. */
export function widest(parameters: Chain): number {
  const { energies, ascending } = energyBasis(system(parameters));
  return energies[ascending[ascending.length - 1]] - energies[ascending[0]];
}
