import type { EnergyForm } from "@openbath/generators";
import { BlockMatrix } from "@openbath/linalg";

/**
 * The blocks that a Hermitian matrix with these blocks can come to occupy under a master equation: the closure of the
 * given ones and their adjoints under all dissipators. The free evolution stays inside every block.
 */
export function reachablePattern(form: EnergyForm, starts: readonly BlockMatrix[]): BlockMatrix {
  const pattern = new BlockMatrix(form.basis.sizes);
  for (const start of starts) {
    for (const { row, col } of start.blocks()) {
      pattern.block(row, col);
      pattern.block(col, row);
    }
  }
  for (let before = -1, now = count(pattern); now > before; ) {
    const probe = pattern.clone();
    for (const { matrix } of probe.blocks()) matrix.data.fill(1); // some dissipators pass over zeros
    const image = new BlockMatrix(pattern.sizes);
    form.dissipateHermitian(probe, image);
    for (const { row, col } of image.blocks()) {
      pattern.block(row, col);
      pattern.block(col, row);
    }
    before = now;
    now = count(pattern);
  }
  return pattern;
}

function count(pattern: BlockMatrix): number {
  let blocks = 0;
  for (const _ of pattern.blocks()) blocks++;
  return blocks;
}
