import { UNIT } from "./exact-sum.ts";
import type { FlatProblem, SparseColumn } from "./flat-problem.ts";
import { smallestEigenvalueBound } from "./positive-definite.ts";

/**
 * A rigorous lower bound of the smallest singular value of the map (Z, v) -> (<F_i, Z> + (E^T v)_i)_i, zero where none can be shown: every change
 * r of the right-hand side is met by a change of (Z, v) of norm at most |r| / sigma. From the Gram matrix of its m columns, whose own rounding errors,
 * at most gamma_N sum |a| |b| entry by entry and gamma_N tr in norm, are subtracted. Variables that no constraint mentions are left out: no change of (Z, v) repairs a defect there.
 */
export function smallestSingularValue({ weights, columns, equality, right }: FlatProblem): number {
  const length = weights.length + right.length;
  const roots = weights.map((w) => Math.sqrt(w));
  const rows = columns
    .map((column, i) => ({ column, row: equality[i] }))
    .filter(({ column, row }) => column.index.length + row.index.length > 0)
    .map(({ column, row }) => denseRow(column, row, roots, length));
  return gramBound(rows, rows.length, length);
}

/** The same for the equalities alone: E x = f is repaired by a change of x of norm |r| / sigma. */
export function smallestEqualitySingularValue({ equality, right }: FlatProblem): number {
  const n = equality.length;
  const rows = Array.from(right, () => new Float64Array(n));
  equality.forEach(({ index, value }, i) => {
    for (let t = 0; t < index.length; t++) rows[index[t]][i] += value[t];
  });
  return gramBound(rows, right.length, n);
}

function denseRow(column: SparseColumn, equality: SparseColumn, roots: Float64Array, length: number): Float64Array {
  const row = new Float64Array(length);
  column.index.forEach((at, t) => {
    row[at] += roots[at] * column.value[t];
  });
  equality.index.forEach((e, t) => {
    row[roots.length + e] += equality.value[t];
  });
  return row;
}

function gramBound(rows: readonly Float64Array[], m: number, length: number): number {
  const gram = new Float64Array(m * m);
  let trace = 0;
  for (let i = 0; i < m; i++) {
    const a = rows[i];
    let j = 0;
    for (; j + 3 <= i; j += 4) dotFour(a, rows, j, gram, i * m + j, length);
    for (; j <= i; j++) {
      let sum = 0;
      for (let k = 0; k < length; k++) sum += a[k] * rows[j][k];
      gram[i * m + j] = sum;
    }
    trace += gram[i * m + i];
  }
  const allowance = (length + 8) * UNIT * 1.01 * trace;
  const least = smallestEigenvalueBound(gram, m, false, true) - allowance;
  return least > 0 ? Math.sqrt(least) * (1 - 4 * UNIT) : 0;
}

function dotFour(
  a: Float64Array,
  rows: readonly Float64Array[],
  j: number,
  out: Float64Array,
  at: number,
  length: number,
): void {
  const b0 = rows[j];
  const b1 = rows[j + 1];
  const b2 = rows[j + 2];
  const b3 = rows[j + 3];
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  for (let k = 0; k < length; k++) {
    const x = a[k];
    s0 += x * b0[k];
    s1 += x * b1[k];
    s2 += x * b2[k];
    s3 += x * b3[k];
  }
  out[at] = s0;
  out[at + 1] = s1;
  out[at + 2] = s2;
  out[at + 3] = s3;
}
