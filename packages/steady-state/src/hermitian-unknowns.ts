import type { BlockMatrix } from "@openbath/linalg";

/** The entries of one stored block that are independent of the others of a Hermitian matrix. */
interface Segment {
  readonly row: number;
  readonly col: number;
  /** First coherence of the block in the list of coherences. */
  readonly first: number;
}

/**
 * A Hermitian block matrix as a list of real unknowns: first its diagonal, by global index, then for every coherence
 * above the diagonal its real and its imaginary part.
 */
export class HermitianUnknowns {
  /** Number of real unknowns: as many as the pattern has entries. */
  readonly size: number;
  readonly dimension: number;
  /** Global row and column of every coherence. */
  readonly rows: Int32Array;
  readonly cols: Int32Array;
  readonly #segments: Segment[] = [];
  readonly #sizes: readonly number[];
  readonly #offsets: Int32Array;

  constructor(pattern: BlockMatrix) {
    this.#sizes = pattern.sizes;
    this.#offsets = pattern.offsets;
    this.dimension = pattern.dimension;
    const rows: number[] = [];
    const cols: number[] = [];
    for (const { row, col, matrix } of pattern.blocks()) {
      if (col < row) continue;
      this.#segments.push({ row, col, first: rows.length });
      for (let i = 0; i < matrix.rows; i++) {
        for (let j = row === col ? i + 1 : 0; j < matrix.cols; j++) {
          rows.push(pattern.offsets[row] + i);
          cols.push(pattern.offsets[col] + j);
        }
      }
    }
    this.rows = Int32Array.from(rows);
    this.cols = Int32Array.from(cols);
    this.size = this.dimension + 2 * rows.length;
  }

  get coherences(): number {
    return this.rows.length;
  }

  /** x <- the unknowns of a Hermitian matrix; blocks that are not stored count as zero. */
  pack(matrix: BlockMatrix, x: Float64Array): void {
    for (let sector = 0; sector < this.#sizes.length; sector++) {
      const data = matrix.find(sector, sector)?.data;
      const size = this.#sizes[sector];
      const offset = this.#offsets[sector];
      for (let i = 0; i < size; i++) x[offset + i] = data === undefined ? 0 : data[2 * i * (size + 1)];
    }
    for (const { row, col, first } of this.#segments) {
      const data = matrix.find(row, col)?.data;
      const width = this.#sizes[col];
      let at = this.dimension + 2 * first;
      for (let i = 0; i < this.#sizes[row]; i++) {
        const start = row === col ? i + 1 : 0;
        for (let from = 2 * (i * width + start); from < 2 * (i + 1) * width; from += 2, at += 2) {
          x[at] = data === undefined ? 0 : data[from];
          x[at + 1] = data === undefined ? 0 : data[from + 1];
        }
      }
    }
  }

  /** matrix <- the Hermitian matrix whose unknowns are factor[k] x[k]; its pattern is the one given at the start. */
  unpack(x: Float64Array, factor: Float64Array, matrix: BlockMatrix): void {
    for (let sector = 0; sector < this.#sizes.length; sector++) {
      const { data } = matrix.block(sector, sector);
      const size = this.#sizes[sector];
      const offset = this.#offsets[sector];
      for (let i = 0; i < size; i++) {
        data[2 * i * (size + 1)] = factor[offset + i] * x[offset + i];
        data[2 * i * (size + 1) + 1] = 0;
      }
    }
    for (const { row, col, first } of this.#segments) {
      const upper = matrix.block(row, col).data;
      const lower = matrix.block(col, row).data;
      const height = this.#sizes[row];
      const width = this.#sizes[col];
      let at = this.dimension + 2 * first;
      for (let i = 0; i < height; i++) {
        for (let j = row === col ? i + 1 : 0; j < width; j++, at += 2) {
          const re = factor[at] * x[at];
          const im = factor[at + 1] * x[at + 1];
          const to = 2 * (i * width + j);
          const mirror = 2 * (j * height + i);
          upper[to] = re;
          upper[to + 1] = im;
          lower[mirror] = re;
          lower[mirror + 1] = -im;
        }
      }
    }
  }
}
