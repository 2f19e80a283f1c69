import { ComplexMatrix } from "./complex-matrix.ts";
import { gemm, type Op } from "./gemm.ts";

/** One stored block of a BlockMatrix: the matrix that stands in block row `row` and block column `col`. */
export interface Block {
  readonly row: number;
  readonly col: number;
  readonly matrix: ComplexMatrix;
}

/**
 * A square complex matrix cut by one partition of its index set (charge sectors, say) into blocks, of which only those
 * that can be non-zero are stored. Products visit only pairs of stored blocks that meet.
 */
export class BlockMatrix {
  /** Size of each part of the partition. */
  readonly sizes: readonly number[];
  /** First index of each part; one entry more, the dimension, at the end. */
  readonly offsets: Int32Array;
  readonly byRow: readonly Block[][];
  readonly byColumn: readonly Block[][];
  #all: readonly Block[] | undefined;

  constructor(sizes: readonly number[]) {
    this.sizes = sizes;
    this.offsets = new Int32Array(sizes.length + 1);
    for (let i = 0; i < sizes.length; i++) this.offsets[i + 1] = this.offsets[i] + sizes[i];
    this.byRow = sizes.map(() => []);
    this.byColumn = sizes.map(() => []);
  }

  get dimension(): number {
    return this.offsets[this.sizes.length];
  }

  /** The stored block, or undefined where the matrix is zero by its pattern. */
  find(row: number, col: number): ComplexMatrix | undefined {
    for (const block of this.byRow[row]) if (block.col === col) return block.matrix;
    return undefined;
  }

  /** The block, made (of zeros) when it was not stored. */
  block(row: number, col: number): ComplexMatrix {
    return this.find(row, col) ?? this.insert(row, col, ComplexMatrix.zeros(this.sizes[row], this.sizes[col]));
  }

  /** Stores a block that was not there. @throws RangeError when it is there already or has the wrong shape */
  insert(row: number, col: number, matrix: ComplexMatrix): ComplexMatrix {
    if (matrix.rows !== this.sizes[row] || matrix.cols !== this.sizes[col]) {
      throw new RangeError(
        `block (${row}, ${col}) must be ${this.sizes[row]} x ${this.sizes[col]}, got ${matrix.rows} x ${matrix.cols}`,
      );
    }
    if (this.find(row, col)) throw new RangeError(`block (${row}, ${col}) is already stored`);
    const block = { row, col, matrix };
    this.byRow[row].push(block);
    this.byColumn[col].push(block);
    this.#all = undefined;
    return matrix;
  }

  /** All stored blocks, row by row; those that are inserted later are not among them. */
  blocks(): readonly Block[] {
    if (this.#all === undefined) {
      const all: Block[] = []; // flat() takes ten times as long, and matrices of small blocks ask often
      for (const row of this.byRow) for (const block of row) all.push(block);
      this.#all = all;
    }
    return this.#all;
  }

  clone(): BlockMatrix {
    const copy = new BlockMatrix(this.sizes);
    for (const { row, col, matrix } of this.blocks()) copy.insert(row, col, matrix.clone());
    return copy;
  }

  /** Zeros with the pattern of this matrix. */
  zerosLike(): BlockMatrix {
    const copy = new BlockMatrix(this.sizes);
    for (const { row, col, matrix } of this.blocks())
      copy.insert(row, col, ComplexMatrix.zeros(matrix.rows, matrix.cols));
    return copy;
  }

  /** Sets every stored entry to zero. */
  clear(): void {
    for (const { matrix } of this.blocks()) matrix.data.fill(0);
  }
}

/** out += alpha op(a) op(b), with op one of "N" (as it is) and "C" (adjoint) for each factor. */
export function blockGemm(opA: Op, opB: Op, alpha: number, a: BlockMatrix, b: BlockMatrix, out: BlockMatrix): void {
  for (const left of a.blocks()) {
    const row = opA === "N" ? left.row : left.col;
    const inner = opA === "N" ? left.col : left.row;
    for (const right of opB === "N" ? b.byRow[inner] : b.byColumn[inner]) {
      const col = opB === "N" ? right.col : right.row;
      gemm(opA, opB, alpha, left.matrix, right.matrix, 1, out.block(row, col));
    }
  }
}

/** The adjoint, block by block. */
export function blockAdjoint(a: BlockMatrix): BlockMatrix {
  const result = new BlockMatrix(a.sizes);
  for (const { row, col, matrix } of a.blocks()) {
    const target = result.insert(col, row, ComplexMatrix.zeros(matrix.cols, matrix.rows));
    for (let i = 0; i < matrix.rows; i++) {
      for (let j = 0; j < matrix.cols; j++) {
        const from = 2 * (i * matrix.cols + j);
        target.set(j, i, matrix.data[from], -matrix.data[from + 1]);
      }
    }
  }
  return result;
}

/** out += factor a, with a complex factor. */
export function blockAdd(a: BlockMatrix, out: BlockMatrix, re = 1, im = 0): void {
  for (const { row, col, matrix } of a.blocks()) {
    const target = out.block(row, col).data;
    const source = matrix.data;
    for (let k = 0; k < source.length; k += 2) {
      target[k] += re * source[k] - im * source[k + 1];
      target[k + 1] += re * source[k + 1] + im * source[k];
    }
  }
}

/** a <- a + a^dagger in place; the pattern must be symmetric, as that of anything made from a Hermitian matrix is. */
export function addOwnAdjoint(a: BlockMatrix): void {
  for (let row = 0; row < a.sizes.length; row++) {
    for (const { col, matrix } of a.byRow[row]) {
      if (col < row) continue;
      const partner = a.block(col, row);
      const x = matrix.data;
      const y = partner.data;
      for (let i = 0; i < matrix.rows; i++) {
        for (let j = col === row ? i : 0; j < matrix.cols; j++) {
          const p = 2 * (i * matrix.cols + j);
          const q = 2 * (j * matrix.rows + i);
          const re = x[p] + y[q];
          const im = x[p + 1] - y[q + 1];
          x[p] = re;
          x[p + 1] = im;
          y[q] = re;
          y[q + 1] = -im;
        }
      }
    }
  }
}
