import type { BlockMatrix } from "@openbath/linalg";

/** A block matrix times a real factor, in place; returned for chaining. */
export function scaled(blocks: BlockMatrix, factor: number): BlockMatrix {
  for (const { matrix } of blocks.blocks()) for (let k = 0; k < matrix.data.length; k++) matrix.data[k] *= factor;
  return blocks;
}
