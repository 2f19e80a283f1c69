import type { Complex } from "./complex.ts";
import type { ComplexMatrix } from "./complex-matrix.ts";
import { requireSquare, shapeOf } from "./shape.ts";

/** Tr a. @throws RangeError when a is not square */
export function trace(a: ComplexMatrix): Complex {
  requireSquare("trace", a);
  let re = 0;
  let im = 0;
  for (let at = 0; at < a.data.length; at += 2 * (a.cols + 1)) {
    re += a.data[at];
    im += a.data[at + 1];
  }
  return { re, im };
}

/** Tr(a b) in O(n^2), without the product. @throws RangeError when a b is not defined or not square */
export function traceOfProduct(a: ComplexMatrix, b: ComplexMatrix): Complex {
  if (a.cols !== b.rows || a.rows !== b.cols) {
    throw new RangeError(`the trace of a product needs shapes m x n and n x m, got ${shapeOf(a)} and ${shapeOf(b)}`);
  }
  const x = a.data;
  const y = b.data;
  let re = 0;
  let im = 0;
  for (let i = 0, p = 0; i < a.rows; i++) {
    for (let j = 0, q = 2 * i; j < a.cols; j++, p += 2, q += 2 * b.cols) {
      re += x[p] * y[q] - x[p + 1] * y[q + 1];
      im += x[p] * y[q + 1] + x[p + 1] * y[q];
    }
  }
  return { re, im };
}
