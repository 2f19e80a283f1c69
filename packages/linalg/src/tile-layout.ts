/** Doubles along the depth of a packed block. */
export const DEPTH = 256;
/** Lines of a packed block of rows, and of one of columns; a complex row is two lines. Multiples of four. */
export const ROW_LINES = 64;
export const COL_LINES = 256;

/** Where the packed rows, the packed columns and the sums stand in the memory of the kernel, in doubles. */
export const ROWS_AT = 0;
export const COLS_AT = ROW_LINES * DEPTH;
export const SUMS_AT = COLS_AT + COL_LINES * DEPTH;
/** All of it, in doubles. */
export const MEMORY = SUMS_AT + ROW_LINES * COL_LINES;

/**
 * Sums over the depth of the products of packed lines. Lines are packed by four, [group][depth][4], the rows at
 * `ROWS_AT`, the columns at `COLS_AT`; the sums go to `SUMS_AT`, a row after `4 colGroups` doubles. Of the column
 * group j only the row groups from j + shift on are computed.
 */
export type Tiles = (rowGroups: number, colGroups: number, depth: number, shift: number) => void;

/** The kernel under all dense products, and the memory it works in. */
export interface TileKernel {
  readonly memory: Float64Array;
  /** Each line is a real row or column: a group gives 4 x 4 sums. */
  readonly real: Tiles;
  /** Lines go in pairs, real and imaginary part: a group gives 2 x 2 complex sums, interleaved. */
  readonly complex: Tiles;
  readonly wasm: boolean;
}
