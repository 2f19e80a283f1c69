import { ComplexMatrix, eigHermitian } from "@openbath/linalg";
import { DisjointSets } from "./disjoint-sets.ts";

/** A diagonal block of a Hermitian matrix: the indices it stands on, its eigenvalues (ascending), its eigenvectors. */
export interface HermitianBlock {
  readonly indices: Int32Array;
  readonly values: Float64Array;
  /** Columns, on the indices of the block. */
  readonly vectors: ComplexMatrix;
}

/** The square block of a matrix on the given indices. */
export function blockOf(matrix: ComplexMatrix, indices: Int32Array): ComplexMatrix {
  const m = indices.length;
  const block = new ComplexMatrix(m, m);
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < m; j++) {
      const from = 2 * (indices[i] * matrix.cols + indices[j]);
      block.data[2 * (i * m + j)] = matrix.data[from];
      block.data[2 * (i * m + j) + 1] = matrix.data[from + 1];
    }
  }
  return block;
}

/**
 * The eigen-decomposition of a Hermitian matrix block by block, the blocks being the connected components of its exact
 * non-zeros. Small eigenvalues in one block are so not blurred by large ones in another.
 * @throws RangeError when the matrix is not square; whatever `eigHermitian` throws for a block
 */
export function hermitianBlocks(matrix: ComplexMatrix): HermitianBlock[] {
  const d = matrix.rows;
  if (matrix.cols !== d) throw new RangeError(`a square matrix is needed, got ${d} x ${matrix.cols}`);
  const sets = new DisjointSets(d);
  for (let i = 0, at = 0; i < d; i++) {
    for (let j = 0; j < d; j++, at += 2) if (matrix.data[at] !== 0 || matrix.data[at + 1] !== 0) sets.join(i, j);
  }
  const { labels, count } = sets.labels();
  const members: number[][] = Array.from({ length: count }, () => []);
  for (let i = 0; i < d; i++) members[labels[i]].push(i);
  return members.map((list) => {
    const indices = Int32Array.from(list);
    return { indices, ...eigHermitian(blockOf(matrix, indices)) };
  });
}

/** The eigenvalues of a Hermitian matrix, ascending, found block by block; throws as `hermitianBlocks`. */
export function hermitianEigenvalues(matrix: ComplexMatrix): Float64Array {
  const values = new Float64Array(matrix.rows);
  let filled = 0;
  for (const block of hermitianBlocks(matrix)) {
    values.set(block.values, filled);
    filled += block.values.length;
  }
  return values.sort();
}
