import { CsrMatrix } from "@openbath/linalg";

/** What is left of a sum counts as zero below this fraction of the moduli that were added: a few roundings. */
const CANCELLED = 8 * Number.EPSILON;

/** Rows of up to so many entries are sorted by insertion. */
const INSERT_BELOW = 48;

function insertionSort(list: Int32Array, count: number): void {
  for (let k = 1; k < count; k++) {
    const item = list[k];
    let to = k;
    for (; to > 0 && list[to - 1] > item; to--) list[to] = list[to - 1];
    list[to] = item;
  }
}

/**
 * One row of a matrix that is being summed up. Real and imaginary parts each remember the moduli of what was added to
 * them, so that what cancels becomes an exact zero, while a part that is small in its own right is kept whole.
 */
export class CancellingRow {
  /** After `settle`: the number of entries, their columns (ascending) and, interleaved, their values. */
  count = 0;
  columns = new Int32Array(64);
  values = new Float64Array(128);

  readonly #sum: Float64Array;
  readonly #moduli: Float64Array;
  readonly #stamp: Int32Array;
  #round = 0;

  constructor(cols: number) {
    this.#sum = new Float64Array(2 * cols);
    this.#moduli = new Float64Array(2 * cols);
    this.#stamp = new Int32Array(cols);
  }

  /** Starts an empty row. */
  clear(): void {
    this.#round++;
    this.count = 0;
  }

  #touch(column: number): void {
    if (this.#stamp[column] === this.#round) return;
    this.#stamp[column] = this.#round;
    this.#sum[2 * column] = 0;
    this.#sum[2 * column + 1] = 0;
    this.#moduli[2 * column] = 0;
    this.#moduli[2 * column + 1] = 0;
    if (this.count === this.columns.length) {
      const columns = new Int32Array(2 * this.count);
      columns.set(this.columns);
      this.columns = columns;
      this.values = new Float64Array(4 * this.count);
    }
    this.columns[this.count++] = column;
  }

  add(column: number, re: number, im: number): void {
    this.#touch(column);
    this.#sum[2 * column] += re;
    this.#sum[2 * column + 1] += im;
    this.#moduli[2 * column] += Math.abs(re);
    this.#moduli[2 * column + 1] += Math.abs(im);
  }

  /** Adds the product (ar + i ai)(br + i bi). */
  addProduct(column: number, ar: number, ai: number, br: number, bi: number): void {
    this.#touch(column);
    this.#sum[2 * column] += ar * br - ai * bi;
    this.#sum[2 * column + 1] += ar * bi + ai * br;
    this.#moduli[2 * column] += Math.abs(ar * br) + Math.abs(ai * bi);
    this.#moduli[2 * column + 1] += Math.abs(ar * bi) + Math.abs(ai * br);
  }

  /** Ends the row: drops what has cancelled, sorts by column, and makes `count`, `columns`, `values` readable. */
  settle(): void {
    const sum = this.#sum;
    const moduli = this.#moduli;
    const { columns } = this;
    let kept = 0;
    for (let k = 0; k < this.count; k++) {
      const column = columns[k];
      const at = 2 * column;
      if (Math.abs(sum[at]) <= CANCELLED * moduli[at]) sum[at] = 0;
      if (Math.abs(sum[at + 1]) <= CANCELLED * moduli[at + 1]) sum[at + 1] = 0;
      if (sum[at] !== 0 || sum[at + 1] !== 0) columns[kept++] = column;
    }
    this.count = kept;
    if (kept > INSERT_BELOW) columns.subarray(0, kept).sort();
    else insertionSort(columns, kept);
    for (let k = 0; k < kept; k++) {
      this.values[2 * k] = sum[2 * columns[k]];
      this.values[2 * k + 1] = sum[2 * columns[k] + 1];
    }
  }
}

/** Puts a CSR matrix together from settled rows, given in order. */
export class CsrBuilder {
  readonly #cols: number;
  readonly #rowStart: Int32Array;
  #columns: Int32Array;
  #values: Float64Array;
  #row = 0;
  #count = 0;

  constructor(rows: number, cols: number, expected: number) {
    this.#cols = cols;
    this.#rowStart = new Int32Array(rows + 1);
    this.#columns = new Int32Array(Math.max(16, expected));
    this.#values = new Float64Array(2 * this.#columns.length);
  }

  append(row: CancellingRow): void {
    const count = this.#count + row.count;
    if (count > this.#columns.length) {
      const capacity = Math.max(count, 2 * this.#columns.length);
      const columns = new Int32Array(capacity);
      columns.set(this.#columns);
      const values = new Float64Array(2 * capacity);
      values.set(this.#values);
      this.#columns = columns;
      this.#values = values;
    }
    this.#columns.set(row.columns.subarray(0, row.count), this.#count);
    this.#values.set(row.values.subarray(0, 2 * row.count), 2 * this.#count);
    this.#count = count;
    this.#rowStart[++this.#row] = count;
  }

  finish(): CsrMatrix {
    const rows = this.#rowStart.length - 1;
    const columns = this.#columns.slice(0, this.#count);
    return new CsrMatrix(rows, this.#cols, this.#rowStart, columns, this.#values.slice(0, 2 * this.#count));
  }
}
