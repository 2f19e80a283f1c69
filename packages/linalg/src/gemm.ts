import { type ComplexLike, imaginaryPart, realPart } from "./complex.ts";
import type { ComplexMatrix } from "./complex-matrix.ts";
import { gemmOfReal } from "./gemm-of-real.ts";
import { gemmStrided } from "./gemm-strided.ts";
import { requireOut, shapeOf } from "./shape.ts";

/** How a factor enters a product: as it is, transposed, or conjugated and transposed. */
export type Op = "N" | "T" | "C";

/** From this many multiplications on it is worth a look whether factors are real. */
const REAL_FROM = 600;

/**
 * The kernel behind every dense product: C = alpha op(A) op(B) + beta C, written into C. With beta = 0 the old content
 * of C is not read. Cost 8 m n k floating point operations, a quarter of them where all imaginary parts of A and B are
 * exactly zero and alpha and beta real, half of them where those of A are and B enters as it is; nothing is allocated.
 * @throws RangeError when the shapes do not fit, or when C is one of the factors
 */
export function gemm(
  opA: Op,
  opB: Op,
  alpha: ComplexLike,
  a: ComplexMatrix,
  b: ComplexMatrix,
  beta: ComplexLike,
  c: ComplexMatrix,
): void {
  const m = opA === "N" ? a.rows : a.cols;
  const k = opA === "N" ? a.cols : a.rows;
  const depth = opB === "N" ? b.rows : b.cols;
  const n = opB === "N" ? b.cols : b.rows;
  if (k !== depth) {
    throw new RangeError(`no product of ${named(opA)} ${shapeOf(a)} matrix with ${named(opB)} ${shapeOf(b)} matrix`);
  }
  requireOut("multiply", m, n, c);
  if (c.data === a.data || c.data === b.data)
    throw new RangeError("a product cannot be written into one of its factors");
  if (m * n * k >= REAL_FROM && gemmOfReal(opA, opB, alpha, a, b, beta, c)) return;
  const aWidth = 2 * a.cols;
  const bWidth = 2 * b.cols;
  gemmStrided(
    m,
    n,
    k,
    realPart(alpha),
    imaginaryPart(alpha),
    a.data,
    0,
    opA === "N" ? aWidth : 2,
    opA === "N" ? 2 : aWidth,
    opA === "C" ? -1 : 1,
    b.data,
    0,
    opB === "N" ? bWidth : 2,
    opB === "N" ? 2 : bWidth,
    opB === "C" ? -1 : 1,
    realPart(beta),
    imaginaryPart(beta),
    c.data,
    0,
    2 * c.cols,
  );
}

const named = (op: Op): string => (op === "N" ? "a" : op === "T" ? "a transposed" : "an adjoint");
