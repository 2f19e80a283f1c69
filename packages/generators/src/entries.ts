import type { BlockMatrix } from "@openbath/linalg";

/** Reads single entries of block matrices that share one partition by their global indices. */
export class EntryReader {
  readonly #sectorOf: Int32Array;
  readonly #offsets: Int32Array;

  constructor(sizes: readonly number[]) {
    const offsets = new Int32Array(sizes.length + 1);
    for (let s = 0; s < sizes.length; s++) offsets[s + 1] = offsets[s] + sizes[s];
    this.#offsets = offsets;
    this.#sectorOf = new Int32Array(offsets[sizes.length]);
    for (let s = 0; s < sizes.length; s++) this.#sectorOf.fill(s, offsets[s], offsets[s + 1]);
  }

  /** Puts entry (i, j) into out[0], out[1]; false, and zeros, where no block is stored. */
  read(matrix: BlockMatrix, i: number, j: number, out: Float64Array): boolean {
    const row = this.#sectorOf[i];
    const col = this.#sectorOf[j];
    const block = matrix.find(row, col);
    if (block === undefined) {
      out[0] = 0;
      out[1] = 0;
      return false;
    }
    const at = 2 * ((i - this.#offsets[row]) * block.cols + (j - this.#offsets[col]));
    out[0] = block.data[at];
    out[1] = block.data[at + 1];
    return true;
  }
}
