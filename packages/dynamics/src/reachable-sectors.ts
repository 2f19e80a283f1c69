import type { OperatorTerms } from "@openbath/generators";
import type { Sectors } from "@openbath/hilbert";
import type { ComplexMatrix, CsrMatrix } from "@openbath/linalg";

/** Pairs (a, b) of sectors, as a table of rows. */
export type SectorPairs = readonly ReadonlySet<number>[];

/**
 * The pairs of sectors of H_S between which Hermitian matrices come to have elements that start as the given ones and
 * evolve under sum_k A_k rho B_k^dag + h.c. - K rho - rho K^dag.
 */
export function reachableSectors(
  sectors: Sectors,
  terms: Iterable<OperatorTerms>,
  starts: readonly ComplexMatrix[],
): SectorPairs {
  const { sectorOf } = sectors;
  const reached = sectors.sectors.map(() => new Set<number>());
  const pending: [number, number][] = [];
  const add = (a: number, b: number): void => {
    for (const [row, col] of [
      [a, b],
      [b, a],
    ]) {
      if (reached[row].has(col)) continue;
      reached[row].add(col);
      pending.push([row, col]);
    }
  };
  for (const { data, rows, cols } of starts) {
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < cols; j++) {
        const at = 2 * (i * cols + j);
        if (data[at] !== 0 || data[at + 1] !== 0) add(sectorOf[i], sectorOf[j]);
      }
    }
  }
  const sandwiches: (readonly [Moves, Moves])[] = [];
  const drifts: Moves[] = [];
  for (const { sandwiches: list, drift } of terms) {
    for (const { left, right } of list) sandwiches.push([moves(left.toCsr(), sectors), moves(right.toCsr(), sectors)]);
    drifts.push(moves(drift.toCsr(), sectors));
  }
  for (let pair = pending.pop(); pair !== undefined; pair = pending.pop()) {
    const [a, b] = pair;
    for (const [left, right] of sandwiches) for (const to of left[a]) for (const from of right[b]) add(to, from);
    for (const drift of drifts) for (const to of drift[a]) add(to, b);
  }
  return reached;
}

/** To which sectors a matrix moves each sector. */
type Moves = readonly ReadonlySet<number>[];

function moves(matrix: CsrMatrix, { sectors, sectorOf }: Sectors): Moves {
  const result = sectors.map(() => new Set<number>());
  for (let i = 0; i < matrix.rows; i++) {
    for (let p = matrix.rowStart[i]; p < matrix.rowStart[i + 1]; p++) {
      result[sectorOf[matrix.columns[p]]].add(sectorOf[i]);
    }
  }
  return result;
}

/** Sectors with the same partners are one class: the coarsest partition on which the reached pairs are whole blocks. */
export function classesOf(sectors: Sectors, reached: SectorPairs): number[][] {
  const byPartners = new Map<string, number[]>();
  sectors.sectors.forEach((states, sector) => {
    const key = [...reached[sector]].sort((a, b) => a - b).join();
    const members = byPartners.get(key);
    if (members === undefined) byPartners.set(key, [...states]);
    else members.push(...states);
  });
  return [...byPartners.values()].map((states) => states.sort((a, b) => a - b));
}
