import { ComplexMatrix } from "@openbath/linalg";
import type { Charges } from "./charges.ts";

/** Where the Hermitian operators that conserve the charges live: per class of product states a square block. */
export interface ClassBlocks {
  readonly classes: readonly Int32Array[];
  /** first real coordinate of every class; one more at the end, the number of coordinates */
  readonly offsets: readonly number[];
}

/** Sparse real coordinates, ascending. */
export interface SparseVector {
  readonly index: number[];
  readonly value: number[];
}

export function classBlocks({ classes }: Charges): ClassBlocks {
  const offsets = [0];
  for (const { length } of classes) offsets.push(offsets[offsets.length - 1] + length * length);
  return { classes, offsets };
}

/**
 * Real coordinates in which the Euclidean product is Re Tr A^dagger B. Within a class row i starts at i^2: for j < i the pair
 * sqrt2 Re A_ij, sqrt2 Im A_ij, then A_ii. Zeros are left out; what lies between classes is not looked at.
 */
export function toCoordinates(a: ComplexMatrix, { classes, offsets }: ClassBlocks): SparseVector {
  const index: number[] = [];
  const value: number[] = [];
  const put = (at: number, x: number): void => {
    if (x === 0) return;
    index.push(at);
    value.push(x);
  };
  classes.forEach((states, c) => {
    let at = offsets[c];
    for (let i = 0; i < states.length; i++) {
      const row = 2 * states[i] * a.cols;
      for (let j = 0; j < i; j++) {
        const from = row + 2 * states[j];
        put(at++, a.data[from] * Math.SQRT2);
        put(at++, a.data[from + 1] * Math.SQRT2);
      }
      put(at++, a.data[row + 2 * states[i]]);
    }
  });
  return { index, value };
}

/** The block of one class as a matrix. */
export function blockOf(x: Float64Array, { classes, offsets }: ClassBlocks, c: number): ComplexMatrix {
  const n = classes[c].length;
  const block = ComplexMatrix.zeros(n);
  let at = offsets[c];
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      const re = x[at++] * Math.SQRT1_2;
      const im = x[at++] * Math.SQRT1_2;
      block.set(i, j, re, im);
      block.set(j, i, re, -im);
    }
    block.set(i, i, x[at++]);
  }
  return block;
}

/** Puts a block of one class into an operator of the whole. */
export function addBlock(block: ComplexMatrix, states: Int32Array, factor: number, out: ComplexMatrix): void {
  for (let i = 0; i < states.length; i++) {
    for (let j = 0; j < states.length; j++) {
      const from = 2 * (i * states.length + j);
      const to = 2 * (states[i] * out.cols + states[j]);
      out.data[to] += factor * block.data[from];
      out.data[to + 1] += factor * block.data[from + 1];
    }
  }
}

/** The operator with these coordinates. */
export function fromCoordinates(x: Float64Array, blocks: ClassBlocks, dimension: number): ComplexMatrix {
  const result = ComplexMatrix.zeros(dimension);
  blocks.classes.forEach((states, c) => {
    addBlock(blockOf(x, blocks, c), states, 1, result);
  });
  return result;
}

export function dense({ index, value }: SparseVector, length: number): Float64Array {
  const x = new Float64Array(length);
  index.forEach((at, k) => {
    x[at] = value[k];
  });
  return x;
}
