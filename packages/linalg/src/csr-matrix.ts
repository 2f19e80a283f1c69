/**
 * A sparse complex matrix in compressed rows: row i owns the places `rowStart[i] .. rowStart[i + 1] - 1` of `columns`
 * (ascending inside a row) and, interleaved, of `values`. No entry is stored twice.
 */
export class CsrMatrix {
  readonly rows: number;
  readonly cols: number;
  readonly rowStart: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float64Array;

  constructor(rows: number, cols: number, rowStart: Int32Array, columns: Int32Array, values: Float64Array) {
    if (rowStart.length !== rows + 1 || values.length !== 2 * columns.length || rowStart[rows] !== columns.length) {
      throw new RangeError(`inconsistent compressed rows for a ${rows} x ${cols} matrix`);
    }
    this.rows = rows;
    this.cols = cols;
    this.rowStart = rowStart;
    this.columns = columns;
    this.values = values;
  }

  /** Number of stored entries. */
  get nonZeros(): number {
    return this.columns.length;
  }
}
