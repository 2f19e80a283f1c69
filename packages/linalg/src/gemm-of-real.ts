import { type ComplexLike, imaginaryPart, realPart } from "./complex.ts";
import type { ComplexMatrix } from "./complex-matrix.ts";
import type { Op } from "./gemm.ts";
import { productPacked } from "./gemm-real.ts";
import { isExactlyReal } from "./real-parts.ts";

/**
 * `gemm` by the real kernel, where alpha, beta and A are exactly real and B is too, or else enters as it is: then its real
 * and imaginary parts are as many columns again. False where that is not so, with C untouched. The sums are those of the complex
 * kernel, to the last bit where all numbers are finite.
 */
export function gemmOfReal(
  opA: Op,
  opB: Op,
  alpha: ComplexLike,
  a: ComplexMatrix,
  b: ComplexMatrix,
  beta: ComplexLike,
  c: ComplexMatrix,
): boolean {
  if (imaginaryPart(alpha) !== 0 || imaginaryPart(beta) !== 0 || !isExactlyReal(a.data)) return false;
  const both = isExactlyReal(b.data);
  if (!both && opB !== "N") return false;
  const factor = realPart(beta);
  const width = 2 * a.cols;
  const depth = opA === "N" ? a.cols : a.rows;
  const [aRow, aCol] = opA === "N" ? [width, 2] : [2, width];
  const left = { data: a.data, offset: 0, stride: width };
  const right = { data: b.data, offset: 0, stride: 2 * b.cols };
  const target = { data: c.data, offset: 0, stride: 2 * c.cols };
  if (!both) {
    productPacked(c.rows, 2 * c.cols, depth, realPart(alpha), left, aRow, aCol, right, right.stride, 1, factor, target);
    return true;
  }
  if (factor === 0) c.data.fill(0);
  else if (factor !== 1) for (let at = 1; at < c.data.length; at += 2) c.data[at] *= factor;
  const [bRow, bCol] = opB === "N" ? [right.stride, 2] : [2, right.stride];
  productPacked(c.rows, c.cols, depth, realPart(alpha), left, aRow, aCol, right, bRow, bCol, factor, target, {
    step: 2,
  });
  return true;
}
