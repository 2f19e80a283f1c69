import type { ComplexMatrix } from "./complex-matrix.ts";
import { shapeOf } from "./shape.ts";

/**
 * y = a x with interleaved complex vectors; y is made when not given.
 * @throws RangeError when the lengths do not fit or y is x
 */
export function multiplyVector(
  a: ComplexMatrix,
  x: Float64Array,
  y: Float64Array = new Float64Array(2 * a.rows),
): Float64Array {
  if (x.length !== 2 * a.cols || y.length !== 2 * a.rows) {
    throw new RangeError(
      `a ${shapeOf(a)} matrix maps ${2 * a.cols} interleaved numbers to ${2 * a.rows}, got ${x.length} and ${y.length}`,
    );
  }
  if (x === y) throw new RangeError("multiplyVector cannot write into its own argument");
  const { rows, cols, data } = a;
  for (let i = 0, at = 0; i < rows; i++) {
    let re = 0;
    let im = 0;
    for (let j = 0; j < 2 * cols; j += 2, at += 2) {
      re += data[at] * x[j] - data[at + 1] * x[j + 1];
      im += data[at] * x[j + 1] + data[at + 1] * x[j];
    }
    y[2 * i] = re;
    y[2 * i + 1] = im;
  }
  return y;
}
