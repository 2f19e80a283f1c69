import {
  type ComplexLike,
  ComplexMatrix,
  csrFromDense,
  hermitianPart,
  multiplyAdjoint,
  scale,
  trace,
} from "@openbath/linalg";
import { type HilbertSpace, Operator } from "../src/index.ts";

/** A small seeded generator of numbers in (-1, 1) (a 32-bit xorshift). */
export function numbers(seed: number): () => number {
  let state = (seed * 2654435761 + 1013904223) >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return (2 * state) / 2 ** 32 - 1;
  };
}

export function randomMatrix(rows: number, cols: number, next: () => number): ComplexMatrix {
  const matrix = new ComplexMatrix(rows, cols);
  for (let k = 0; k < matrix.data.length; k++) matrix.data[k] = next();
  return matrix;
}

/** A random full-rank density matrix (of the given rank, if one is given). */
export function randomState(d: number, next: () => number, rank = d): ComplexMatrix {
  const root = randomMatrix(d, rank, next);
  const square = multiplyAdjoint(root, root);
  return hermitianPart(scale(1 / trace(square).re, square));
}

export function randomKet(d: number, next: () => number): Float64Array {
  const psi = Float64Array.from({ length: 2 * d }, next);
  const norm = Math.hypot(...psi);
  return psi.map((x) => x / norm);
}

/** A sum of random complex terms, one on each of the sets of sites. */
export function randomOperator(
  space: HilbertSpace,
  sets: readonly (readonly number[])[],
  next: () => number,
): Operator {
  return Operator.fromTerms(
    space,
    sets.map((sites) => {
      const d = sites.reduce((dimension, site) => dimension * space.dims[site - 1], 1);
      return { sites, matrix: csrFromDense(randomMatrix(d, d, next)) };
    }),
  );
}

/** A sum of operators with factors. */
export function combination(...parts: readonly (readonly [ComplexLike, Operator])[]): Operator {
  return parts.map(([factor, operator]) => operator.times(factor)).reduce((sum, part) => sum.plus(part));
}

export function largestDifference(a: ComplexMatrix, b: ComplexMatrix): number {
  if (a.rows !== b.rows || a.cols !== b.cols) return Number.POSITIVE_INFINITY;
  let largest = 0;
  for (let k = 0; k < a.data.length; k++) largest = Math.max(largest, Math.abs(a.data[k] - b.data[k]));
  return largest;
}
