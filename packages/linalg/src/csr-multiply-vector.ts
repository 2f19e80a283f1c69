import type { CsrMatrix } from "./csr-matrix.ts";
import { shapeOf } from "./shape.ts";

/**
 * y = a x with interleaved complex vectors; y is made when not given. For many products with one square matrix, `csrProgram` and
 * `vectorMap` of `@openbath/linalg/state-vectors` are three times as fast, with the same bits.
 * @throws RangeError when the lengths do not fit or y is x
 */
export function csrMultiplyVector(
  a: CsrMatrix,
  x: Float64Array,
  y: Float64Array = new Float64Array(2 * a.rows),
): Float64Array {
  if (x.length !== 2 * a.cols || y.length !== 2 * a.rows) {
    throw new RangeError(
      `a ${shapeOf(a)} matrix maps ${2 * a.cols} interleaved numbers to ${2 * a.rows}, got ${x.length} and ${y.length}`,
    );
  }
  if (x === y) throw new RangeError("csrMultiplyVector cannot write into its own argument");
  const { rows, rowStart, columns, values } = a;
  let at = 0;
  for (let i = 0; i < rows; i++) {
    const end = rowStart[i + 1];
    let re = 0;
    let im = 0;
    for (; at < end; at++) {
      const j = 2 * columns[at];
      const vr = values[2 * at];
      const vi = values[2 * at + 1];
      re += vr * x[j] - vi * x[j + 1];
      im += vr * x[j + 1] + vi * x[j];
    }
    y[2 * i] = re;
    y[2 * i + 1] = im;
  }
  return y;
}
