import type { BlockMatrix } from "@openbath/linalg";

/** The stored block (row, col) of the upper half, and where its coordinates begin. */
interface Segment {
  readonly row: number;
  readonly col: number;
  readonly first: number;
}

/**
 * Hermitian matrices of one block pattern as real vectors, isometrically: x . y = Tr(X Y). A diagonal entry is one
 * coordinate, a coherence above the diagonal is two, sqrt(2) Re and sqrt(2) Im. Whatever is computed with the vectors,
 * the matrix they stand for is exactly Hermitian.
 */
export class HermitianCoordinates {
  /** Number of real coordinates: as many as the pattern has entries. */
  readonly size: number;
  readonly #segments: readonly Segment[];

  /** The pattern has to be symmetric: with a block (a, b) it stores (b, a). */
  constructor(pattern: BlockMatrix) {
    const segments: Segment[] = [];
    let size = 0;
    for (const { row, col, matrix } of pattern.blocks()) {
      if (col < row) continue;
      segments.push({ row, col, first: size });
      size += (row === col ? 1 : 2) * matrix.rows * matrix.cols;
    }
    this.size = size;
    this.#segments = segments;
  }

  /** x <- factor times the coordinates of A + A^dagger; blocks of A outside the pattern are left out. */
  packSum(a: BlockMatrix, x: Float64Array, factor: number): void {
    const diagonal = 2 * factor;
    const off = Math.SQRT2 * factor;
    for (const { row, col, first } of this.#segments) {
      const [height, width] = [a.sizes[row], a.sizes[col]];
      const upper = a.find(row, col)?.data;
      const lower = a.find(col, row)?.data;
      let at = first;
      for (let i = 0; i < height; i++) {
        if (row === col) x[at++] = upper === undefined ? 0 : diagonal * upper[2 * i * (width + 1)];
        for (let j = row === col ? i + 1 : 0; j < width; j++, at += 2) {
          const p = 2 * (i * width + j);
          const q = 2 * (j * height + i);
          x[at] = off * ((upper === undefined ? 0 : upper[p]) + (lower === undefined ? 0 : lower[q]));
          x[at + 1] = off * ((upper === undefined ? 0 : upper[p + 1]) - (lower === undefined ? 0 : lower[q + 1]));
        }
      }
    }
  }

  /** matrix <- the Hermitian matrix with the coordinates x, in both halves. */
  unpack(x: Float64Array, matrix: BlockMatrix): void {
    for (const { row, col, first } of this.#segments) {
      const [height, width] = [matrix.sizes[row], matrix.sizes[col]];
      const upper = matrix.block(row, col).data;
      const lower = matrix.block(col, row).data;
      let at = first;
      for (let i = 0; i < height; i++) {
        if (row === col) {
          upper[2 * i * (width + 1)] = x[at++];
          upper[2 * i * (width + 1) + 1] = 0;
        }
        for (let j = row === col ? i + 1 : 0; j < width; j++, at += 2) {
          const p = 2 * (i * width + j);
          const q = 2 * (j * height + i);
          const re = Math.SQRT1_2 * x[at];
          const im = Math.SQRT1_2 * x[at + 1];
          upper[p] = re;
          upper[p + 1] = im;
          lower[q] = re;
          lower[q + 1] = -im;
        }
      }
    }
  }

  /**
   * Whom each coordinate belongs to: f(i, j) of the global indices is stored at both coordinates of a coherence, and at
   * the one of a diagonal entry.
   */
  tabulate(offsets: Int32Array, f: (i: number, j: number) => number): Float64Array {
    const table = new Float64Array(this.size);
    for (const { row, col, first } of this.#segments) {
      let at = first;
      for (let i = offsets[row]; i < offsets[row + 1]; i++) {
        if (row === col) table[at++] = f(i, i);
        for (let j = row === col ? i + 1 : offsets[col]; j < offsets[col + 1]; j++, at += 2) {
          table[at] = f(i, j);
          table[at + 1] = table[at];
        }
      }
    }
    return table;
  }

  /** Which coordinates begin a coherence, in order. */
  coherences(): Int32Array {
    const places: number[] = [];
    for (const [k, { row, col, first }] of this.#segments.entries()) {
      const end = this.#segments[k + 1]?.first ?? this.size;
      if (row !== col) {
        for (let at = first; at < end; at += 2) places.push(at);
        continue;
      }
      const width = Math.round(Math.sqrt(end - first));
      let at = first;
      for (let i = 0; i < width; i++) {
        at++;
        for (let j = i + 1; j < width; j++, at += 2) places.push(at);
      }
    }
    return Int32Array.from(places);
  }
}
