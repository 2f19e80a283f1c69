import type { ConditionalTerm, ProductBasis } from "./product-basis.ts";

/** The product basis cut in two: the sites whose configuration numbers the block, and those inside a block. */
export interface BlockLayout {
  readonly basis: ProductBasis;
  /** Sites 1 .. outer number the blocks, the others lie inside. */
  readonly outer: number;
  readonly blockSize: number;
  readonly blocks: number;
  readonly innerDims: readonly number[];
}

/** Amplitudes of a block, at most: what still fits next to its result in the nearest cache of common processors. */
const MAX_BLOCK = 2048;

export function blockLayout(basis: ProductBasis, maxBlock: number = MAX_BLOCK): BlockLayout {
  let outer = basis.dims.length;
  let blockSize = 1;
  while (outer > 0 && blockSize * basis.dims[outer - 1] <= maxBlock) blockSize *= basis.dims[--outer];
  return { basis, outer, blockSize, blocks: basis.dimension / blockSize, innerDims: basis.dims.slice(outer) };
}

/** An entry of a local term: its place in the product basis relative to all other sites in state 0, cut in two. */
export interface Move {
  readonly toBlock: number;
  readonly fromBlock: number;
  readonly to: number;
  readonly from: number;
  readonly re: number;
  readonly im: number;
}

/** The place of configuration `l` of some sites when every other site is in its state 0. */
export function offsetOf(basis: ProductBasis, sites: readonly number[], l: number): number {
  let offset = 0;
  for (let k = sites.length - 1; k >= 0; k--) {
    const d = basis.dims[sites[k] - 1];
    offset += (l % d) * basis.strides[sites[k] - 1];
    l = Math.floor(l / d);
  }
  return offset;
}

/** The configuration of some sites in the state at place `index`. */
export function configurationAt(basis: ProductBasis, sites: readonly number[], index: number): number {
  let l = 0;
  for (const site of sites) {
    const d = basis.dims[site - 1];
    l = l * d + (Math.floor(index / basis.strides[site - 1]) % d);
  }
  return l;
}

/** The entries of a term off its diagonal. */
export function movesOf(layout: BlockLayout, { sites, matrix }: ConditionalTerm): Move[] {
  const { basis, blockSize } = layout;
  const moves: Move[] = [];
  for (let r = 0; r < matrix.rows; r++) {
    const row = offsetOf(basis, sites, r);
    for (let at = matrix.rowStart[r]; at < matrix.rowStart[r + 1]; at++) {
      if (matrix.columns[at] === r) continue;
      const column = offsetOf(basis, sites, matrix.columns[at]);
      moves.push({
        toBlock: Math.floor(row / blockSize),
        fromBlock: Math.floor(column / blockSize),
        to: row % blockSize,
        from: column % blockSize,
        re: matrix.values[2 * at],
        im: matrix.values[2 * at + 1],
      });
    }
  }
  return moves;
}

/** The diagonal entries of a term, interleaved. */
export function diagonalOf({ matrix }: ConditionalTerm): Float64Array {
  const diagonal = new Float64Array(2 * matrix.rows);
  for (let r = 0; r < matrix.rows; r++) {
    for (let at = matrix.rowStart[r]; at < matrix.rowStart[r + 1]; at++) {
      if (matrix.columns[at] !== r) continue;
      diagonal[2 * r] = matrix.values[2 * at];
      diagonal[2 * r + 1] = matrix.values[2 * at + 1];
    }
  }
  return diagonal;
}
