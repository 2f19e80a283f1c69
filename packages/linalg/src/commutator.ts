import { ComplexMatrix } from "./complex-matrix.ts";
import { gemm } from "./gemm.ts";
import { requireSameShape, requireSquare } from "./shape.ts";

/** [a, b] = a b - b a. @throws RangeError when a and b are not square matrices of one size */
export function commutator(a: ComplexMatrix, b: ComplexMatrix, out?: ComplexMatrix): ComplexMatrix {
  return bracket("commutator", a, b, -1, out);
}

/** {a, b} = a b + b a. @throws RangeError when a and b are not square matrices of one size */
export function anticommutator(a: ComplexMatrix, b: ComplexMatrix, out?: ComplexMatrix): ComplexMatrix {
  return bracket("anticommutator", a, b, 1, out);
}

function bracket(what: string, a: ComplexMatrix, b: ComplexMatrix, sign: number, out?: ComplexMatrix): ComplexMatrix {
  requireSquare(what, a);
  requireSameShape(what, a, b);
  const result = out ?? new ComplexMatrix(a.rows, a.cols);
  gemm("N", "N", 1, a, b, 0, result);
  gemm("N", "N", sign, b, a, 1, result);
  return result;
}
