import { BlockMatrix, ComplexMatrix, CsrMatrix } from "@openbath/linalg";

/** The states of the product basis sorted by classes, and matrices cut along them. */
export class SectorOrder {
  readonly sizes: readonly number[];
  /** Class of every place of the new order. */
  readonly classOf: Int32Array;
  /** First place of every class, and the dimension. */
  readonly offsets: Int32Array;
  /** Product basis state of every place. */
  readonly #states: Int32Array;
  /** Place of every product basis state. */
  readonly #places: Int32Array;

  constructor(classes: readonly (readonly number[])[]) {
    this.sizes = classes.map((states) => states.length);
    this.#states = Int32Array.from(classes.flat());
    this.#places = new Int32Array(this.#states.length);
    this.#states.forEach((state, place) => {
      this.#places[state] = place;
    });
    this.offsets = new BlockMatrix(this.sizes).offsets;
    this.classOf = Int32Array.from(classes.flatMap((states, c) => states.map(() => c)));
  }

  /** The class that a state of the product basis is in. */
  classOfState(state: number): number {
    return this.classOf[this.#places[state]];
  }

  /** The blocks of a dense matrix of the product basis; only those that are not exactly zero. */
  blocksOf(matrix: ComplexMatrix): BlockMatrix {
    const blocks = new BlockMatrix(this.sizes);
    for (let state = 0, at = 0; state < matrix.rows; state++) {
      for (let other = 0; other < matrix.cols; other++, at += 2) {
        const re = matrix.data[at];
        const im = matrix.data[at + 1];
        if (re !== 0 || im !== 0) this.#put(blocks, this.#places[state], this.#places[other], re, im);
      }
    }
    return blocks;
  }

  /** The blocks of a sparse matrix of the product basis, of those that `pattern` has. */
  restricted(matrix: CsrMatrix, pattern: BlockMatrix): BlockMatrix {
    const blocks = new BlockMatrix(this.sizes);
    for (let state = 0; state < matrix.rows; state++) {
      const i = this.#places[state];
      for (let p = matrix.rowStart[state]; p < matrix.rowStart[state + 1]; p++) {
        const j = this.#places[matrix.columns[p]];
        if (pattern.find(this.classOf[i], this.classOf[j]) === undefined) continue;
        this.#put(blocks, i, j, matrix.values[2 * p], matrix.values[2 * p + 1]);
      }
    }
    return blocks;
  }

  /** Back to the product basis. */
  toProduct(blocks: BlockMatrix): ComplexMatrix {
    const d = this.#states.length;
    const result = ComplexMatrix.zeros(d, d);
    const { offsets } = this;
    for (const { row, col, matrix } of blocks.blocks()) {
      for (let i = 0, from = 0; i < matrix.rows; i++) {
        const to = this.#states[offsets[row] + i] * d;
        for (let j = 0; j < matrix.cols; j++, from += 2) {
          const at = 2 * (to + this.#states[offsets[col] + j]);
          result.data[at] = matrix.data[from];
          result.data[at + 1] = matrix.data[from + 1];
        }
      }
    }
    return result;
  }

  /** A sparse matrix of the product basis in the new order (columns of a row in no order). */
  reordered(matrix: CsrMatrix): CsrMatrix {
    const rowStart = new Int32Array(matrix.rows + 1);
    const columns = new Int32Array(matrix.nonZeros);
    const values = new Float64Array(2 * matrix.nonZeros);
    let at = 0;
    this.#states.forEach((state, place) => {
      for (let p = matrix.rowStart[state]; p < matrix.rowStart[state + 1]; p++, at++) {
        columns[at] = this.#places[matrix.columns[p]];
        values[2 * at] = matrix.values[2 * p];
        values[2 * at + 1] = matrix.values[2 * p + 1];
      }
      rowStart[place + 1] = at;
    });
    return new CsrMatrix(matrix.rows, matrix.cols, rowStart, columns, values);
  }

  #put(blocks: BlockMatrix, i: number, j: number, re: number, im: number): void {
    const row = this.classOf[i];
    const col = this.classOf[j];
    blocks.block(row, col).set(i - this.offsets[row], j - this.offsets[col], re, im);
  }
}
