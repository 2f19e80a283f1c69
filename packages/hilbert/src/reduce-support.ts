import { CsrMatrix } from "@openbath/linalg";
import { stridesOf } from "./configurations.ts";
import type { HilbertSpace } from "./hilbert-space.ts";
import type { LocalTerm } from "./local-term.ts";

/** Entries that should be equal may differ by this fraction of the larger one: roundings of different orders of summing. */
const SAME = 8 * Number.EPSILON;

/** The matrix M' when M = 1 (x) M' with the identity on the factor of dimension d and this stride, else undefined. */
function withoutFactor(matrix: CsrMatrix, d: number, stride: number): CsrMatrix | undefined {
  const { rowStart, columns, values } = matrix;
  if (matrix.nonZeros % d !== 0) return undefined;
  const rows = matrix.rows / d;
  const starts = new Int32Array(rows + 1);
  for (let r = 0; r < rows; r++) {
    const low = r % stride;
    const first = (r - low) * d + low; // the row r with state 0 put in at the factor
    const count = rowStart[first + 1] - rowStart[first];
    starts[r + 1] = starts[r] + count;
    for (let digit = 0; digit < d; digit++) {
      const row = first + digit * stride;
      if (rowStart[row + 1] - rowStart[row] !== count) return undefined;
      for (let k = 0; k < count; k++) {
        const p = rowStart[first] + k;
        const q = rowStart[row] + k;
        if (columns[q] !== columns[p] + digit * stride) return undefined;
        if (digit === 0 && Math.floor(columns[p] / stride) % d !== 0) return undefined;
        const dr = Math.abs(values[2 * p] - values[2 * q]);
        const di = Math.abs(values[2 * p + 1] - values[2 * q + 1]);
        if (dr + di > SAME * (Math.abs(values[2 * p]) + Math.abs(values[2 * p + 1]))) return undefined;
      }
    }
  }
  const newColumns = new Int32Array(starts[rows]);
  const newValues = new Float64Array(2 * starts[rows]);
  for (let r = 0; r < rows; r++) {
    const low = r % stride;
    const from = rowStart[(r - low) * d + low];
    for (let k = 0; k < starts[r + 1] - starts[r]; k++) {
      const column = columns[from + k];
      const lowColumn = column % stride;
      newColumns[starts[r] + k] = (column - lowColumn) / d + lowColumn;
      newValues[2 * (starts[r] + k)] = values[2 * (from + k)];
      newValues[2 * (starts[r] + k) + 1] = values[2 * (from + k) + 1];
    }
  }
  return new CsrMatrix(rows, rows, starts, newColumns, newValues);
}

/**
 * The same operator on fewer sites: sites on which the term acts as the identity are taken out (to rounding). So the
 * Jordan-Wigner strings of two fermion operators cancel where both have one, and sz(2) sz(2) has no support left.
 */
export function reduceSupport(space: HilbertSpace, term: LocalTerm): LocalTerm {
  let { sites, matrix } = term;
  for (let k = sites.length - 1; k >= 0; k--) {
    const dims = sites.map((site) => space.dims[site - 1]);
    const reduced = withoutFactor(matrix, dims[k], stridesOf(dims)[k]);
    if (reduced === undefined) continue;
    matrix = reduced;
    sites = sites.filter((_, at) => at !== k);
  }
  return { sites, matrix };
}
