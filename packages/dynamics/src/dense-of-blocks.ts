import { type BlockMatrix, ComplexMatrix } from "@openbath/linalg";

/** The whole matrix, in the order of the blocks. */
export function denseOfBlocks(blocks: BlockMatrix): ComplexMatrix {
  const { offsets, dimension: d } = blocks;
  const whole = ComplexMatrix.zeros(d, d);
  for (const { row, col, matrix } of blocks.blocks()) {
    const width = 2 * matrix.cols;
    for (let i = 0; i < matrix.rows; i++) {
      const to = 2 * ((offsets[row] + i) * d + offsets[col]);
      whole.data.set(matrix.data.subarray(i * width, (i + 1) * width), to);
    }
  }
  return whole;
}
