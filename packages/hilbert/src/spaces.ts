import { HilbertSpace, type Site } from "./hilbert-space.ts";

function repeated(what: string, count: number, site: Site): HilbertSpace {
  if (!Number.isInteger(count) || count < 1) {
    throw new RangeError(`${what}: the number of sites must be a positive integer, got ${count}`);
  }
  return new HilbertSpace(Array.from({ length: count }, () => site));
}

/** `count` spins 1/2, each with the states up, down. @throws RangeError when `count` is no positive integer */
export const spins = (count: number): HilbertSpace => repeated("spins", count, { kind: "spin", dimension: 2 });

/** `count` fermion modes (Jordan-Wigner order: by site), each empty or occupied. @throws RangeError as for `spins` */
export const fermions = (count: number): HilbertSpace => repeated("fermions", count, { kind: "fermion", dimension: 2 });

/**
 * Boson modes with 0 .. maxOccupation quanta each (maxOccupation + 1 states).
 * @throws RangeError when either number is no positive integer
 */
export function bosons({ sites, maxOccupation }: { sites: number; maxOccupation: number }): HilbertSpace {
  if (!Number.isInteger(maxOccupation) || maxOccupation < 1) {
    throw new RangeError(`bosons: maxOccupation must be an integer of at least 1, got ${maxOccupation}`);
  }
  return repeated("bosons", sites, { kind: "boson", dimension: maxOccupation + 1 });
}

/** One site per entry, with that many levels: `levels([3, 2])`. @throws RangeError when an entry is no positive integer */
export function levels(dims: readonly number[]): HilbertSpace {
  return new HilbertSpace(dims.map((dimension) => ({ kind: "level", dimension })));
}

/** The tensor product of spaces, the sites of the first one first. @throws RangeError when there is none */
export function product(...spaces: readonly HilbertSpace[]): HilbertSpace {
  return new HilbertSpace(spaces.flatMap((space) => space.sites));
}
