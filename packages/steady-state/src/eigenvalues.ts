import { type BlockMatrix, ComplexMatrix, eigHermitian } from "@openbath/linalg";

/** Eigenvalues, ascending, of a Hermitian block matrix, found in each set of sectors that its blocks connect. */
export function blockEigenvalues(matrix: BlockMatrix): Float64Array {
  const all = new Float64Array(matrix.dimension);
  let at = 0;
  for (const sectors of connectedSectors(matrix)) {
    const { values } = eigHermitian(denseBlock(matrix, sectors));
    all.set(values, at);
    at += values.length;
  }
  return all.sort();
}

/** Sectors grouped by the blocks stored between them. */
function connectedSectors(matrix: BlockMatrix): number[][] {
  const group = matrix.sizes.map((_, sector) => sector);
  for (const { row, col } of matrix.blocks()) {
    const from = group[row];
    const to = group[col];
    if (from !== to) for (let s = 0; s < group.length; s++) if (group[s] === from) group[s] = to;
  }
  const byGroup = new Map<number, number[]>();
  group.forEach((g, sector) => {
    byGroup.set(g, [...(byGroup.get(g) ?? []), sector]);
  });
  return [...byGroup.values()];
}

function denseBlock(matrix: BlockMatrix, sectors: readonly number[]): ComplexMatrix {
  const starts: number[] = [];
  let size = 0;
  for (const sector of sectors) {
    starts.push(size);
    size += matrix.sizes[sector];
  }
  const dense = ComplexMatrix.zeros(size, size);
  sectors.forEach((row, r) => {
    sectors.forEach((col, c) => {
      const block = matrix.find(row, col);
      if (block === undefined) return;
      for (let i = 0; i < block.rows; i++) {
        const from = 2 * i * block.cols;
        dense.data.set(block.data.subarray(from, from + 2 * block.cols), 2 * ((starts[r] + i) * size + starts[c]));
      }
    });
  });
  return dense;
}
