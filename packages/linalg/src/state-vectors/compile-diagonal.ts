import { type BlockLayout, configurationAt, diagonalOf } from "./block-layout.ts";
import { type ConditionalTerm, parityAt } from "./product-basis.ts";

export interface CompiledDiagonal {
  readonly blockDiagonal: Float64Array;
  readonly tableOfBlock: Int32Array;
  readonly tables: Float64Array;
}

/**
 * The diagonal of a sum of terms: a number per block for the terms outside the blocks, and a table over the inside of
 * a block for the others; one table for each configuration of the outer sites that terms across the cut reach, and for
 * each parity of the outer sites where there are terms that depend on it.
 */
export function compileDiagonal(layout: BlockLayout, terms: readonly ConditionalTerm[]): CompiledDiagonal {
  const { basis, outer, blockSize, blocks } = layout;
  const isOuter = (site: number): boolean => site <= outer;
  const isOutside = ({ sites, parity }: ConditionalTerm): boolean => sites.every(isOuter) && parity === undefined;
  const outside = terms.filter(isOutside);
  const rest = terms.filter((term) => !isOutside(term));
  const reached = [...new Set(rest.flatMap(({ sites }) => sites.filter(isOuter)))].sort((a, b) => a - b);

  const blockDiagonal = new Float64Array(2 * blocks);
  for (const term of outside) {
    const diagonal = diagonalOf(term);
    for (let block = 0; block < blocks; block++) {
      const l = configurationAt(basis, term.sites, block * blockSize);
      blockDiagonal[2 * block] += diagonal[2 * l];
      blockDiagonal[2 * block + 1] += diagonal[2 * l + 1];
    }
  }

  const withParity = rest.some(({ parity }) => parity !== undefined);
  const tableOfBlock = new Int32Array(blocks);
  const blockOfTable: number[] = [];
  for (let block = 0; block < blocks; block++) {
    const l = configurationAt(basis, reached, block * blockSize);
    tableOfBlock[block] = withParity ? 2 * l + parityAt(basis.dims, block * blockSize) : l;
    blockOfTable[tableOfBlock[block]] ??= block;
  }
  const tables = new Float64Array(2 * blockSize * blockOfTable.length);
  for (const term of rest) {
    const diagonal = diagonalOf(term);
    blockOfTable.forEach((block, t) => {
      for (let i = 0, at = 2 * t * blockSize; i < blockSize; i++, at += 2) {
        const place = block * blockSize + i;
        if (term.parity !== undefined && parityAt(basis.dims, place) !== term.parity) continue;
        const l = configurationAt(basis, term.sites, place);
        tables[at] += diagonal[2 * l];
        tables[at + 1] += diagonal[2 * l + 1];
      }
    });
  }
  return { blockDiagonal, tableOfBlock, tables };
}
