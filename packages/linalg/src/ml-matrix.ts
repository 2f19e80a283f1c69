import { Matrix } from "ml-matrix";
import { ComplexMatrix } from "./complex-matrix.ts";
import { maxAbs } from "./norms.ts";
import { requireSameShape, shapeOf } from "./shape.ts";

/**
 * The real matrix of ml-matrix with the entries of `a`, for a matrix that is real.
 * @param tolerance largest |Im a_ij| that is dropped as noise, relative to the largest |a_ij|; default 1e-12
 * @throws RangeError when an imaginary part is larger, naming the entry
 */
export function toMlMatrix(a: ComplexMatrix, tolerance = 1e-12): Matrix {
  const allowed = tolerance * maxAbs(a);
  const result = Matrix.zeros(a.rows, a.cols);
  for (let i = 0; i < a.rows; i++) {
    for (let j = 0; j < a.cols; j++) {
      const { re, im } = a.get(i, j);
      if (!(Math.abs(im) <= allowed)) {
        throw new RangeError(
          `a real matrix was expected, but entry (${i}, ${j}) of the ${shapeOf(a)} matrix is ${re} + ${im} i (allowed: ` +
            `|Im| <= ${allowed}); use toMlMatrixPair for complex matrices`,
        );
      }
      result.set(i, j, re);
    }
  }
  return result;
}

/** Real and imaginary part of `a` as two matrices of ml-matrix. */
export function toMlMatrixPair(a: ComplexMatrix): { readonly re: Matrix; readonly im: Matrix } {
  const re = Matrix.zeros(a.rows, a.cols);
  const im = Matrix.zeros(a.rows, a.cols);
  for (let i = 0; i < a.rows; i++) {
    for (let j = 0; j < a.cols; j++) {
      const z = a.get(i, j);
      re.set(i, j, z.re);
      im.set(i, j, z.im);
    }
  }
  return { re, im };
}

/** What `fromMlMatrix` reads: a Matrix of ml-matrix, or one of its views. */
export interface MlMatrixLike {
  readonly rows: number;
  readonly columns: number;
  get(row: number, column: number): number;
}

/**
 * The complex matrix re + i im from one or two matrices of ml-matrix.
 * @throws RangeError when the two differ in shape
 */
export function fromMlMatrix(re: MlMatrixLike, im?: MlMatrixLike): ComplexMatrix {
  const { rows, columns: cols } = re;
  if (im !== undefined) requireSameShape("fromMlMatrix", { rows, cols }, { rows: im.rows, cols: im.columns });
  const result = new ComplexMatrix(rows, cols);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < cols; j++) result.set(i, j, re.get(i, j), im?.get(i, j) ?? 0);
  }
  return result;
}
