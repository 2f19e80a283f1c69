import { type Complex, type ComplexLike, imaginaryPart, realPart } from "./complex.ts";

/**
 * A dense complex matrix, row-major, real and imaginary parts interleaved: the entry (i, j), counted from 0, stands
 * at `data[2 (i cols + j)]` and the place after it. The data are open to kernels and to whoever knows better.
 */
export class ComplexMatrix {
  readonly rows: number;
  readonly cols: number;
  readonly data: Float64Array;

  /** @throws RangeError when `data` does not hold 2 rows cols numbers */
  constructor(rows: number, cols: number, data: Float64Array = new Float64Array(2 * rows * cols)) {
    if (data.length !== 2 * rows * cols) {
      throw new RangeError(`a ${rows} x ${cols} complex matrix needs ${2 * rows * cols} numbers, got ${data.length}`);
    }
    this.rows = rows;
    this.cols = cols;
    this.data = data;
  }

  static zeros(rows: number, cols: number = rows): ComplexMatrix {
    return new ComplexMatrix(rows, cols);
  }

  static identity(n: number): ComplexMatrix {
    const matrix = new ComplexMatrix(n, n);
    for (let i = 0; i < n; i++) matrix.data[2 * (i * n + i)] = 1;
    return matrix;
  }

  static diagonal(entries: ArrayLike<ComplexLike>): ComplexMatrix {
    const n = entries.length;
    const matrix = new ComplexMatrix(n, n);
    for (let i = 0; i < n; i++) {
      matrix.data[2 * (i * n + i)] = realPart(entries[i]);
      matrix.data[2 * (i * n + i) + 1] = imaginaryPart(entries[i]);
    }
    return matrix;
  }

  /** From rows of real or complex numbers. @throws RangeError when the rows differ in length */
  static from(entries: readonly ArrayLike<ComplexLike>[]): ComplexMatrix {
    const rows = entries.length;
    const cols = rows === 0 ? 0 : entries[0].length;
    const matrix = new ComplexMatrix(rows, cols);
    for (let i = 0; i < rows; i++) {
      if (entries[i].length !== cols) {
        throw new RangeError(`row ${i} has ${entries[i].length} entries, row 0 has ${cols}`);
      }
      for (let j = 0; j < cols; j++) matrix.set(i, j, realPart(entries[i][j]), imaginaryPart(entries[i][j]));
    }
    return matrix;
  }

  get(i: number, j: number): Complex {
    const at = 2 * (i * this.cols + j);
    return { re: this.data[at], im: this.data[at + 1] };
  }

  set(i: number, j: number, re: number, im = 0): void {
    const at = 2 * (i * this.cols + j);
    this.data[at] = re;
    this.data[at + 1] = im;
  }

  clone(): ComplexMatrix {
    return new ComplexMatrix(this.rows, this.cols, this.data.slice());
  }
}
