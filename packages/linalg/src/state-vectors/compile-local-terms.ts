import type { Complex } from "../complex.ts";
import { type BlockLayout, blockLayout, type Move, movesOf } from "./block-layout.ts";
import { compileDiagonal } from "./compile-diagonal.ts";
import { compileMoves } from "./compile-moves.ts";
import type { LocalProgram } from "./local-program.ts";
import type { ConditionalTerm, ProductBasis } from "./product-basis.ts";

export interface LocalTermsOptions {
  /** Compile O - shift. */
  readonly shift?: Complex;
  /** Most amplitudes in a block, default 2048. */
  readonly maxBlock?: number;
}

/** Fewer amplitudes than this per off-diagonal part, on average, and compressed rows are the better program. */
const FEW_PLACES = 8;
/** Above this many off-diagonal parts, counted block by block, compressed rows are taken. */
const MANY_PARTS = 2 ** 22;

/**
 * A sum of local terms turned into a program that applies it to an interleaved state vector in one pass over memory: the
 * diagonal of everything from small tables, each off-diagonal entry of a term as one strided move, the exchange terms
 * sx sx + sy sy on neighbouring two-state factors in chains of up to four sites.
 * @throws RangeError for more than 2^28 states
 */
export function compileLocalTerms(
  basis: ProductBasis,
  terms: readonly ConditionalTerm[],
  options: LocalTermsOptions = {},
): LocalProgram {
  requireDimension(basis.dimension);
  const { shift = { re: 0, im: 0 } } = options;
  const layout = blockLayout(basis, options.maxBlock);
  const diagonal = compileDiagonal(layout, terms);
  for (let b = 0; b < layout.blocks; b++) {
    diagonal.blockDiagonal[2 * b] -= shift.re;
    diagonal.blockDiagonal[2 * b + 1] -= shift.im;
  }
  return {
    kind: "local",
    dimension: basis.dimension,
    blockSize: layout.blockSize,
    blocks: layout.blocks,
    ...diagonal,
    ...compileMoves(layout, terms, movesOfAll(layout, terms)),
  };
}

/** Whether terms cover so many of the factors that compressed rows are the better program. */
export function rowsAreBetter(basis: ProductBasis, terms: readonly ConditionalTerm[], maxBlock?: number): boolean {
  const layout = blockLayout(basis, maxBlock);
  const moves = movesOfAll(layout, terms);
  let parts = 0;
  let places = 0;
  terms.forEach((term, t) => {
    parts += moves[t].length;
    places += moves[t].length * (basis.dimension / term.matrix.rows);
  });
  return parts > 0 && (places / parts < FEW_PLACES || parts * layout.blocks > MANY_PARTS);
}

const movesOfAll = (layout: BlockLayout, terms: readonly ConditionalTerm[]): Move[][] =>
  terms.map((term) => movesOf(layout, term));

/** Amplitudes are counted in 32 bits, twice over. @throws RangeError for more than 2^28 states */
export function requireDimension(dimension: number): void {
  if (dimension <= 2 ** 28) return;
  throw new RangeError(`a state vector with ${dimension} amplitudes; at most 2^28 are possible here`);
}
