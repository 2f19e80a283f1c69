import { ComplexMatrix, svd } from "@openbath/linalg";
import type { SparseVector } from "./hermitian-coordinates.ts";
import { triangularFactor } from "./triangular-factor.ts";

/** One term sigma u v^T of the singular value decomposition of sparse columns. */
export interface SingularTerm {
  readonly value: number;
  readonly left: SparseVector;
  /** entry k belongs to the column `columns[k]` */
  readonly right: Float64Array;
  readonly columns: readonly number[];
}

/**
 * The singular value decomposition of a real matrix given by sparse columns, `length` rows, by falling singular value. Columns that share no
 * row, also not through others, are orthogonal as they are: each set of columns that hang together is decomposed by itself.
 */
export function singularTerms(columns: readonly SparseVector[], length: number): SingularTerm[] {
  return connected(columns, length)
    .flatMap((members) => termsOf(columns, members, length))
    .sort((a, b) => b.value - a.value);
}

/** The sets of columns that hang together, columns without entries left out. */
function connected(columns: readonly SparseVector[], length: number): number[][] {
  const parent = Int32Array.from(columns.keys());
  const rootOf = (n: number): number => {
    let root = n;
    while (parent[root] !== root) root = parent[root];
    return root;
  };
  const firstOfRow = new Int32Array(length).fill(-1);
  columns.forEach(({ index }, n) => {
    for (const row of index) {
      if (firstOfRow[row] < 0) firstOfRow[row] = n;
      else parent[rootOf(n)] = rootOf(firstOfRow[row]);
    }
  });
  const sets = new Map<number, number[]>();
  columns.forEach(({ index }, n) => {
    if (index.length === 0) return;
    const root = rootOf(n);
    const members = sets.get(root) ?? [];
    sets.set(root, members);
    members.push(n);
  });
  return [...sets.values()];
}

/** By a real triangular factor and the decomposition of that. */
function termsOf(columns: readonly SparseVector[], members: readonly number[], length: number): SingularTerm[] {
  const place = new Int32Array(length).fill(-1);
  const rows: number[] = [];
  for (const n of members) {
    for (const row of columns[n].index) {
      if (place[row] < 0) place[row] = rows.push(row) - 1;
    }
  }
  const { columns: factor, back } = triangularFactor(
    members.map((n) => {
      const { index, value } = columns[n];
      const column = new Float64Array(rows.length);
      index.forEach((row, k) => {
        column[place[row]] = value[k];
      });
      return column;
    }),
  );
  const r = ComplexMatrix.zeros(Math.min(rows.length, members.length), members.length);
  factor.forEach((column, n) => {
    column.forEach((x, i) => {
      r.set(i, n, x);
    });
  });
  const { u, singularValues, v } = svd(r);
  return Array.from(singularValues, (value, k) => ({
    value,
    left: { index: rows, value: [...back(Float64Array.from({ length: u.rows }, (_, i) => u.get(i, k).re))] },
    right: Float64Array.from(members, (_, n) => v.get(n, k).re),
    columns: members,
  }));
}
