import { type ComplexLike, imaginaryPart, realPart } from "./complex.ts";
import { ComplexMatrix } from "./complex-matrix.ts";
import { CsrMatrix } from "./csr-matrix.ts";

/** One entry of a sparse matrix: row, column (counted from 0) and value. */
export type Triplet = readonly [row: number, column: number, value: ComplexLike];

/**
 * A sparse matrix from its entries in any order; entries at one place are added up, exact zeros are kept out.
 * @throws RangeError when an entry lies outside, or is not at an integer place
 */
export function csrFromTriplets(rows: number, cols: number, triplets: Iterable<Triplet>): CsrMatrix {
  const byRow: Map<number, [number, number]>[] = Array.from({ length: rows }, () => new Map());
  for (const [row, column, value] of triplets) {
    if (!Number.isInteger(row) || !Number.isInteger(column) || row < 0 || row >= rows || column < 0 || column >= cols) {
      throw new RangeError(`the entry (${row}, ${column}) lies outside a ${rows} x ${cols} matrix (counted from 0)`);
    }
    const entry = byRow[row].get(column);
    if (entry === undefined) byRow[row].set(column, [realPart(value), imaginaryPart(value)]);
    else {
      entry[0] += realPart(value);
      entry[1] += imaginaryPart(value);
    }
  }
  const rowStart = new Int32Array(rows + 1);
  const columns: number[] = [];
  const values: number[] = [];
  for (let i = 0; i < rows; i++) {
    for (const [column, [re, im]] of [...byRow[i]].sort((x, y) => x[0] - y[0])) {
      if (re === 0 && im === 0) continue;
      columns.push(column);
      values.push(re, im);
    }
    rowStart[i + 1] = columns.length;
  }
  return new CsrMatrix(rows, cols, rowStart, Int32Array.from(columns), Float64Array.from(values));
}

/** The sparse form of a dense matrix: entries with |Re| and |Im| not above `dropTolerance` (absolute, default 0) are left out. */
export function csrFromDense(a: ComplexMatrix, dropTolerance = 0): CsrMatrix {
  const rowStart = new Int32Array(a.rows + 1);
  const kept = (at: number): boolean =>
    !(Math.abs(a.data[at]) <= dropTolerance && Math.abs(a.data[at + 1]) <= dropTolerance);
  let count = 0;
  for (let i = 0, at = 0; i < a.rows; i++) {
    for (let j = 0; j < a.cols; j++, at += 2) if (kept(at)) count++;
    rowStart[i + 1] = count;
  }
  const columns = new Int32Array(count);
  const values = new Float64Array(2 * count);
  for (let i = 0, at = 0, to = 0; i < a.rows; i++) {
    for (let j = 0; j < a.cols; j++, at += 2) {
      if (!kept(at)) continue;
      columns[to] = j;
      values[2 * to] = a.data[at];
      values[2 * to + 1] = a.data[at + 1];
      to++;
    }
  }
  return new CsrMatrix(a.rows, a.cols, rowStart, columns, values);
}

/** The dense form of a sparse matrix. */
export function csrToDense(a: CsrMatrix): ComplexMatrix {
  const result = new ComplexMatrix(a.rows, a.cols);
  for (let i = 0; i < a.rows; i++) {
    for (let at = a.rowStart[i]; at < a.rowStart[i + 1]; at++) {
      result.set(i, a.columns[at], a.values[2 * at], a.values[2 * at + 1]);
    }
  }
  return result;
}

/** The sparse identity of size n. */
export function csrIdentity(n: number): CsrMatrix {
  const rowStart = new Int32Array(n + 1);
  const columns = new Int32Array(n);
  const values = new Float64Array(2 * n);
  for (let i = 0; i < n; i++) {
    rowStart[i + 1] = i + 1;
    columns[i] = i;
    values[2 * i] = 1;
  }
  return new CsrMatrix(n, n, rowStart, columns, values);
}
