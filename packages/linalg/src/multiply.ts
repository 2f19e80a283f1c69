import { ComplexMatrix } from "./complex-matrix.ts";
import { gemm } from "./gemm.ts";

/** a b. @throws RangeError when the shapes do not fit, or when `out` is a factor */
export function multiply(a: ComplexMatrix, b: ComplexMatrix, out?: ComplexMatrix): ComplexMatrix {
  const result = out ?? new ComplexMatrix(a.rows, b.cols);
  gemm("N", "N", 1, a, b, 0, result);
  return result;
}

/** a b^dagger, the adjoint never formed. @throws RangeError as `multiply` */
export function multiplyAdjoint(a: ComplexMatrix, b: ComplexMatrix, out?: ComplexMatrix): ComplexMatrix {
  const result = out ?? new ComplexMatrix(a.rows, b.rows);
  gemm("N", "C", 1, a, b, 0, result);
  return result;
}

/** a^dagger b, the adjoint never formed. @throws RangeError as `multiply` */
export function adjointMultiply(a: ComplexMatrix, b: ComplexMatrix, out?: ComplexMatrix): ComplexMatrix {
  const result = out ?? new ComplexMatrix(a.cols, b.cols);
  gemm("C", "N", 1, a, b, 0, result);
  return result;
}
