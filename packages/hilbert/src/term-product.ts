import type { CsrMatrix } from "@openbath/linalg";
import { CancellingRow, CsrBuilder } from "./cancelling-row.ts";
import type { HilbertSpace } from "./hilbert-space.ts";
import { embedTerm, type LocalTerm, unionOfSites } from "./local-term.ts";

/** Adds sign times row i of a b. */
function addRowOfProduct(row: CancellingRow, i: number, a: CsrMatrix, b: CsrMatrix, sign: number): void {
  for (let p = a.rowStart[i]; p < a.rowStart[i + 1]; p++) {
    const k = a.columns[p];
    const re = sign * a.values[2 * p];
    const im = sign * a.values[2 * p + 1];
    for (let q = b.rowStart[k]; q < b.rowStart[k + 1]; q++) {
      row.addProduct(b.columns[q], re, im, b.values[2 * q], b.values[2 * q + 1]);
    }
  }
}

/**
 * a b + swapped b a of two terms on the union of their sites: swapped = 0 gives the product, -1 the commutator, +1 the
 * anticommutator. Entries that cancel become exact zeros and are not stored.
 */
export function termProduct(space: HilbertSpace, a: LocalTerm, b: LocalTerm, swapped: 0 | 1 | -1): LocalTerm {
  const sites = unionOfSites(a.sites, b.sites);
  const left = embedTerm(space, a, sites);
  const right = embedTerm(space, b, sites);
  const row = CancellingRow.borrowed(left.rows);
  const builder = new CsrBuilder(left.rows, left.cols, left.nonZeros);
  for (let i = 0; i < left.rows; i++) {
    row.clear();
    addRowOfProduct(row, i, left, right, 1);
    if (swapped !== 0) addRowOfProduct(row, i, right, left, swapped);
    row.settle();
    builder.append(row);
  }
  return { sites, matrix: builder.finish() };
}

/** The sum of matrices of one shape; entries that cancel become exact zeros and are not stored. */
export function sumOfMatrices(matrices: readonly CsrMatrix[]): CsrMatrix {
  const [first] = matrices;
  const row = CancellingRow.borrowed(first.cols);
  const builder = new CsrBuilder(first.rows, first.cols, first.nonZeros);
  for (let i = 0; i < first.rows; i++) {
    row.clear();
    for (const m of matrices) {
      for (let k = m.rowStart[i]; k < m.rowStart[i + 1]; k++) {
        row.add(m.columns[k], m.values[2 * k], m.values[2 * k + 1]);
      }
    }
    row.settle();
    builder.append(row);
  }
  return builder.finish();
}
