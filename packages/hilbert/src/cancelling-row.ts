import { CsrMatrix } from "@openbath/linalg";

/** What is left of a sum counts as zero below this fraction of the moduli that were added: a few roundings. */
const CANCELLED = 8 * Number.EPSILON;

/** The scratch of rows of up to so many columns, and of matrices of up to so many entries, is kept for the next sum. */
const LARGEST_KEPT = 4096;
let kept: CancellingRow | undefined;
let spare: { readonly columns: Int32Array; readonly values: Float64Array } | undefined;

/** The largest number that a stamp holds. */
const LAST_ROUND = 2 ** 31 - 1;

/** Room for so many entries at least. */
const FEWEST = 256;

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
  columns: Int32Array;
  values: Float64Array;

  readonly #sum: Float64Array;
  readonly #moduli: Float64Array;
  readonly #stamp: Int32Array;
  #round = 0;

  constructor(cols: number) {
    this.#sum = new Float64Array(2 * cols);
    this.#moduli = new Float64Array(2 * cols);
    this.#stamp = new Int32Array(cols);
    const room = Math.min(cols, 64);
    this.columns = new Int32Array(room);
    this.values = new Float64Array(2 * room);
  }

  /**
   * A row of at least so many columns, for the while of one function: whoever takes it must be done with it before it is taken again.
   * The sums of small matrices are many and short, and most of their time would go into making these arrays.
   */
  static borrowed(cols: number): CancellingRow {
    if (cols > LARGEST_KEPT) return new CancellingRow(cols);
    if (kept === undefined || kept.#stamp.length < cols) kept = new CancellingRow(cols);
    return kept;
  }

  /** Starts an empty row. */
  clear(): void {
    if (this.#round === LAST_ROUND) {
      this.#stamp.fill(0);
      this.#round = 0;
    }
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
    let left = 0;
    for (let k = 0; k < this.count; k++) {
      const column = columns[k];
      const at = 2 * column;
      if (Math.abs(sum[at]) <= CANCELLED * moduli[at]) sum[at] = 0;
      if (Math.abs(sum[at + 1]) <= CANCELLED * moduli[at + 1]) sum[at + 1] = 0;
      if (sum[at] !== 0 || sum[at + 1] !== 0) columns[left++] = column;
    }
    this.count = left;
    if (left > INSERT_BELOW) columns.subarray(0, left).sort();
    else insertionSort(columns, left);
    for (let k = 0; k < left; k++) {
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
    const size = Math.max(FEWEST, expected);
    if (spare !== undefined && spare.columns.length >= size) {
      this.#columns = spare.columns;
      this.#values = spare.values;
      spare = undefined;
    } else {
      this.#columns = new Int32Array(size);
      this.#values = new Float64Array(2 * size);
    }
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
    const { columns, values } = row;
    for (let k = this.#count, from = 0; k < count; k++, from++) {
      this.#columns[k] = columns[from];
      this.#values[2 * k] = values[2 * from];
      this.#values[2 * k + 1] = values[2 * from + 1];
    }
    this.#count = count;
    this.#rowStart[++this.#row] = count;
  }

  /** The matrix; the builder is of no use after it. */
  finish(): CsrMatrix {
    const [scratch, all] = [this.#columns, this.#values];
    const columns = scratch.slice(0, this.#count);
    const values = all.slice(0, 2 * this.#count);
    if (scratch.length <= LARGEST_KEPT) spare = { columns: scratch, values: all };
    return new CsrMatrix(this.#rowStart.length - 1, this.#cols, this.#rowStart, columns, values);
  }
}
