/**
 * What an operator becomes before it is applied to a state vector: plain arrays, which can travel to a worker. The
 * product basis is cut into `blocks` runs of `blockSize` amplitudes (the configurations of the last sites), so that
 * the work on one of them stays in the processor's nearest memory.
 */
export interface LocalProgram {
  readonly kind: "local";
  readonly dimension: number;
  readonly blockSize: number;
  readonly blocks: number;
  /** The diagonal at place (block, i) is blockDiagonal[block] + tables[tableOfBlock[block]][i], interleaved. */
  readonly blockDiagonal: Float64Array;
  readonly tableOfBlock: Int32Array;
  readonly tables: Float64Array;
  /** Off-diagonal parts, `OP_INTS` integers each: see the names below. */
  readonly ops: Int32Array;
  /** `OP_COEFFICIENTS` numbers an op: re, im of a move; the strengths of the bonds of an exchange chain. */
  readonly coefficients: Float64Array;
  readonly starts: Int32Array;
  /** The first so many ops act inside every block. */
  readonly localOps: number;
  /** Block b takes from other blocks by the pairs (op, partner block) from blockStart[b] to blockStart[b + 1] - 1. */
  readonly blockStart: Int32Array;
  readonly blockOps: Int32Array;
}

/** The same for operators that are not sums of local terms: compressed rows. */
export interface CsrProgram {
  readonly kind: "csr";
  readonly dimension: number;
  readonly rowStart: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float64Array;
}

export type OperatorProgram = LocalProgram | CsrProgram;

export const OP_INTS = 8;
export const OP_COEFFICIENTS = 4;
/** y[p + i] += c x[q + i] for a real c, over the op's lattice of places i. */
export const REAL_MOVE = 0;
/** The same for a complex c. */
export const COMPLEX_MOVE = 1;
/** On neighbouring two-state sites, for each of up to three bonds: y[01] += c x[10], y[10] += c x[01]. */
export const EXCHANGE = 2;

/** Places of an op's integers. */
export const KIND = 0;
export const TO = 1;
/** Of a move; of an exchange chain, its number of bonds. */
export const FROM = 2;
export const FIRST_START = 3;
export const START_COUNT = 4;
export const COUNT = 5;
export const STRIDE = 6;
/** Of an exchange chain: the stride of the last of its sites. */
export const UNIT = 7;
