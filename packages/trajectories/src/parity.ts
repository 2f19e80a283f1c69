import { HilbertSpace, type Operator } from "@openbath/hilbert";
import { csrFromTriplets, type Triplet } from "@openbath/linalg";
import { type ConditionalTerm, type Parity, parityAt } from "@openbath/linalg/state-vectors";

/** Whether the operator conserves parity (0) or changes it (1) everywhere; undefined when it does both. */
export function parityOf({ space, terms }: Operator): Parity | undefined {
  let found: Parity | undefined;
  for (const { sites, matrix } of terms) {
    const dims = sites.map((site) => space.dims[site - 1]);
    for (let r = 0; r < matrix.rows; r++) {
      for (let at = matrix.rowStart[r]; at < matrix.rowStart[r + 1]; at++) {
        const change = (parityAt(dims, r) ^ parityAt(dims, matrix.columns[at])) as Parity;
        found ??= change;
        if (change !== found) return undefined;
      }
    }
  }
  return found ?? 0;
}

/** Whether states of one parity can be kept without the state of site 1, which follows from the others. */
export function canDropFirstSite(space: HilbertSpace): boolean {
  return space.size > 1 && space.dims[0] === 2;
}

/** All sites but the first. */
export function withoutFirstSite(space: HilbertSpace): HilbertSpace {
  return new HilbertSpace(space.sites.slice(1));
}

/**
 * The operator from and to states of one parity, in the basis of the sites behind the first: what a term does to site
 * 1 becomes a condition on the parity of the others. Entries that change parity when `change` is 0 (or keep it when it is 1) are left out.
 * @param parity of the states that come out
 */
export function partialTerms({ space, terms }: Operator, parity: Parity, change: Parity): ConditionalTerm[] {
  return terms.flatMap(({ sites, matrix }): ConditionalTerm[] => {
    const first = sites[0] === 1;
    const others = first ? sites.slice(1) : sites;
    const dims = others.map((site) => space.dims[site - 1]);
    const size = dims.reduce((product, d) => product * d, 1);
    const kept: Triplet[][] = first ? [[], []] : [[]];
    for (let r = 0; r < matrix.rows; r++) {
      for (let at = matrix.rowStart[r]; at < matrix.rowStart[r + 1]; at++) {
        const c = matrix.columns[at];
        const [r1, c1] = first ? [Math.floor(r / size), Math.floor(c / size)] : [0, 0];
        if ((r1 ^ c1 ^ parityAt(dims, r % size) ^ parityAt(dims, c % size)) !== change) continue;
        const value = { re: matrix.values[2 * at], im: matrix.values[2 * at + 1] };
        kept[r1].push([r % size, c % size, value]);
      }
    }
    const shifted = others.map((site) => site - 1);
    return kept.map((entries, r1): ConditionalTerm => {
      const term = { sites: shifted, matrix: csrFromTriplets(size, size, entries) };
      return first ? { ...term, parity: (parity ^ r1) as Parity } : term;
    });
  });
}

/** The parity of all states that a ket holds; undefined when it holds both. */
export function parityOfKet(space: HilbertSpace, ket: Float64Array): Parity | undefined {
  let found: Parity | undefined;
  for (let i = 0; i < space.dimension; i++) {
    if (ket[2 * i] === 0 && ket[2 * i + 1] === 0) continue;
    const parity = parityAt(space.dims, i);
    found ??= parity;
    if (parity !== found) return undefined;
  }
  return found;
}

/** The amplitudes of a ket of one parity, in the basis of the sites behind the first. */
export function dropFirstSite(space: HilbertSpace, ket: Float64Array, parity: Parity): Float64Array {
  const dims = space.dims.slice(1);
  const size = space.dimension / 2;
  const reduced = new Float64Array(2 * size);
  for (let i = 0; i < size; i++) {
    const from = 2 * ((parity ^ parityAt(dims, i)) * size + i);
    reduced[2 * i] = ket[from];
    reduced[2 * i + 1] = ket[from + 1];
  }
  return reduced;
}
