import { DisjointSets } from "./disjoint-sets.ts";
import { FullRows } from "./full-rows.ts";
import type { Operator } from "./operator.ts";
import { PairClasses } from "./pair-classes.ts";

/** Matrix elements below this fraction of the largest one count as zero. */
const NEGLIGIBLE = 1e-14;

/** The sectors that a Hamiltonian conserves, and what couplings to baths can do to pairs of them. */
export interface Sectors {
  /** The connected components of the Hamiltonian in the product basis: basis indices, ascending; by smallest index. */
  readonly sectors: readonly Int32Array[];
  /** The sector of each state of the product basis. */
  readonly sectorOf: Int32Array;
  /**
   * Whether the block of a density matrix with rows in sector a and columns in sector b can be non-zero in a steady
   * state: whether the couplings connect it with a diagonal pair.
   */
  reachable(a: number, b: number): boolean;
  /** A number that two pairs share when the couplings connect them; blocks of different classes evolve independently. */
  pairClass(a: number, b: number): number;
  /** All reachable pairs [a, b], a slowest. */
  reachablePairs(): [number, number][];
  /** The number of complex matrix elements in the reachable blocks. */
  readonly unknowns: number;
}

/** Visits the entries of an operator in the product basis, leaving out those below 1e-14 of the largest one. */
export function forEachElement(operator: Operator, visit: (row: number, column: number) => void): void {
  const rows = new FullRows(operator.space, operator.terms);
  let largest = 0;
  const size = (values: Float64Array, k: number): number => Math.abs(values[2 * k]) + Math.abs(values[2 * k + 1]);
  for (let r = 0; r < rows.dimension; r++) {
    const { count, values } = rows.at(r);
    for (let k = 0; k < count; k++) largest = Math.max(largest, size(values, k));
  }
  for (let r = 0; r < rows.dimension; r++) {
    const { count, columns, values } = rows.at(r);
    for (let k = 0; k < count; k++) if (size(values, k) > NEGLIGIBLE * largest) visit(r, columns[k]);
  }
}

/**
 * The sectors of a Hamiltonian (its connected components in the product basis, whatever charge makes them) and the
 * pairs of sectors that second-order couplings S to baths connect. S or S^dagger moves rows and columns of a density
 * matrix together, each side by any element of the same S; S^dagger S and S S^dagger move one side alone. What is
 * filtered from S between eigenstates of the Hamiltonian stays inside these moves.
 *
 * Couplings whose joint effect conserves a charge that each alone does not (a rotated pair of Hermitian couplings to one
 * bath) count as not conserving it: write them as one exchange coupling to have the sectors found.
 *
 * @throws RangeError when a coupling lives on another space, or the space cannot be indexed
 */
export function conservedSectors(hamiltonian: Operator, couplings: readonly Operator[]): Sectors {
  const { space } = hamiltonian;
  couplings.forEach((coupling, k) => {
    if (!coupling.space.equals(space)) {
      throw new RangeError(`coupling ${k + 1} lives on ${coupling.space}, the Hamiltonian on ${space}`);
    }
  });
  const states = new DisjointSets(space.dimension);
  forEachElement(hamiltonian, (row, column) => states.join(row, column));
  const { labels: sectorOf, count } = states.labels();
  const sizes = new Int32Array(count);
  for (const sector of sectorOf) sizes[sector]++;
  const sectors = Array.from(sizes, (size) => new Int32Array(size));
  const filled = new Int32Array(count);
  for (let i = 0; i < sectorOf.length; i++) sectors[sectorOf[i]][filled[sectorOf[i]]++] = i;

  let made: PairClasses | undefined;
  const pairs = (): PairClasses => {
    made ??= new PairClasses(
      count,
      couplings.map((coupling) => sectorMoves(coupling, sectorOf, count)),
    );
    return made;
  };
  const checkSector = (sector: number): void => {
    if (!Number.isInteger(sector) || sector < 0 || sector >= count) {
      throw new RangeError(`sectors are numbered 0 .. ${count - 1}, there is no sector ${sector}`);
    }
  };
  const classOf = (a: number, b: number): number => {
    checkSector(a);
    checkSector(b);
    return pairs().classOf(a, b);
  };
  return {
    sectors,
    sectorOf,
    pairClass: classOf,
    reachable: (a, b) => pairs().isDiagonal(classOf(a, b)),
    reachablePairs(): [number, number][] {
      const list: [number, number][] = [];
      for (let a = 0; a < count; a++) {
        for (let b = 0; b < count; b++) if (pairs().isDiagonal(pairs().classOf(a, b))) list.push([a, b]);
      }
      return list;
    },
    get unknowns(): number {
      let unknowns = 0;
      for (const [a, b] of this.reachablePairs()) unknowns += sizes[a] * sizes[b];
      return unknowns;
    },
  };
}

/** The moves column sector -> row sector of an operator, each once, as from * count + to. */
function sectorMoves(coupling: Operator, sectorOf: Int32Array, count: number): number[] {
  const moves = new Set<number>();
  forEachElement(coupling, (row, column) => moves.add(sectorOf[column] * count + sectorOf[row]));
  return [...moves];
}
