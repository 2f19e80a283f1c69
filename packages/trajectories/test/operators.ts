import { HilbertSpace, type LocalTerm, Operator } from "@openbath/hilbert";
import { csrFromTriplets, type Triplet } from "@openbath/linalg";
import { randomPair } from "../src/index.ts";

/** Reproducible numbers between -1 and 1. */
export function numbers(seed: number): () => number {
  let draw = 0;
  return () => 2 * randomPair(seed, 5, 0, draw++)[0] - 1;
}

export function randomVector(length: number, seed: number): Float64Array {
  const next = numbers(seed);
  return Float64Array.from({ length }, next);
}

/** A space with the local dimensions given. */
export const levelsOf = (dims: readonly number[]): HilbertSpace =>
  new HilbertSpace(dims.map((dimension) => ({ kind: "level", dimension })));

/** Random complex terms on the sites given, about half of the entries zero, no symmetry at all. */
export function randomOperator(space: HilbertSpace, supports: readonly (readonly number[])[], seed: number): Operator {
  const next = numbers(seed);
  /** x in one half of the cases, otherwise zero. */
  const kept = (sign: number, x: number): number => (sign > 0 ? x : 0);
  const terms = supports.map((sites): LocalTerm => {
    const d = sites.reduce((product, site) => product * space.dims[site - 1], 1);
    const entries: Triplet[] = [];
    for (let r = 0; r < d; r++) {
      for (let c = 0; c < d; c++) if (next() > 0) entries.push([r, c, { re: next(), im: kept(next(), next()) }]);
    }
    return { sites, matrix: csrFromTriplets(d, d, entries) };
  });
  return Operator.fromTerms(space, terms);
}
