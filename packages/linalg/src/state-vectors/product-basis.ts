import type { CsrMatrix } from "../csr-matrix.ts";

/** A tensor product of factors ("sites", counted from 1) in its row-major product basis: the last one runs fastest. */
export interface ProductBasis {
  /** How many states each factor has. */
  readonly dims: readonly number[];
  /** How far the index moves when the state of a factor moves by one. */
  readonly strides: readonly number[];
  /** The product of the dimensions. */
  readonly dimension: number;
}

/** The parity of a basis state: the sum of the numbers of the states of its factors, mod 2. */
export type Parity = 0 | 1;

/**
 * An operator on some factors, identity on the others: `matrix` acts on the tensor product of `sites` (from 1, ascending;
 * none for a multiple of the identity, whose matrix is 1 x 1). With a `parity`, only its rows count in which all factors
 * together have that parity.
 */
export interface ConditionalTerm {
  readonly sites: readonly number[];
  readonly matrix: CsrMatrix;
  readonly parity?: Parity;
}

/** The product basis of factors of these dimensions. @throws RangeError for a dimension that is no positive integer */
export function productBasis(dims: readonly number[]): ProductBasis {
  const strides = new Array<number>(dims.length);
  let dimension = 1;
  for (let s = dims.length - 1; s >= 0; s--) {
    if (!Number.isInteger(dims[s]) || dims[s] < 1) {
      throw new RangeError(`factor ${s + 1} of a product basis needs a positive integer dimension, got ${dims[s]}`);
    }
    strides[s] = dimension;
    dimension *= dims[s];
  }
  return { dims: [...dims], strides, dimension };
}

/** The parity of the state at place `index` of a product basis. */
export function parityAt(dims: readonly number[], index: number): Parity {
  let sum = 0;
  for (let s = dims.length - 1; s >= 0; s--) {
    sum += index % dims[s];
    index = Math.floor(index / dims[s]);
  }
  return (sum % 2) as Parity;
}
