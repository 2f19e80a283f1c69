import { ComplexMatrix, gemm } from "@openbath/linalg";
import type { Field } from "../problem/coordinates.ts";

/**
 * C = op(A) op(B) for n x n work matrices, real ("symmetric") or interleaved complex ("hermitian");
 * op is the identity ("N") or the adjoint ("C"). C must not be A or B.
 */
export function smallMultiply(
  field: Field,
  n: number,
  opA: "N" | "C",
  a: Float64Array,
  opB: "N" | "C",
  b: Float64Array,
  c: Float64Array,
): void {
  if (field === "symmetric") multiplyReal(n, opA, a, opB, b, c);
  else gemm(opA, opB, 1, new ComplexMatrix(n, n, a), new ComplexMatrix(n, n, b), 0, new ComplexMatrix(n, n, c));
}

function multiplyReal(
  n: number,
  opA: "N" | "C",
  a: Float64Array,
  opB: "N" | "C",
  b: Float64Array,
  c: Float64Array,
): void {
  if (opB === "C") {
    const step = opA === "N" ? 1 : n;
    const row = opA === "N" ? n : 1;
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        let sum = 0;
        let at = i * row;
        for (let k = 0; k < n; k++) {
          sum += a[at] * b[j * n + k];
          at += step;
        }
        c[i * n + j] = sum;
      }
    }
    return;
  }
  c.fill(0, 0, n * n);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < n; k++) {
      const value = opA === "N" ? a[i * n + k] : a[k * n + i];
      if (value === 0) continue;
      const from = k * n;
      const to = i * n;
      for (let j = 0; j < n; j++) c[to + j] += value * b[from + j];
    }
  }
}
