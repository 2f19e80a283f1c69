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
  else multiplyComplex(n, opA, a, opB, b, c);
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

function multiplyComplex(
  n: number,
  opA: "N" | "C",
  a: Float64Array,
  opB: "N" | "C",
  b: Float64Array,
  c: Float64Array,
): void {
  const sign = opA === "N" ? 1 : -1;
  if (opB === "C") {
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        let re = 0;
        let im = 0;
        for (let k = 0; k < n; k++) {
          const at = 2 * (opA === "N" ? i * n + k : k * n + i);
          const x = a[at];
          const y = sign * a[at + 1];
          const u = b[2 * (j * n + k)];
          const v = b[2 * (j * n + k) + 1];
          re += x * u + y * v;
          im += y * u - x * v;
        }
        c[2 * (i * n + j)] = re;
        c[2 * (i * n + j) + 1] = im;
      }
    }
    return;
  }
  c.fill(0, 0, 2 * n * n);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < n; k++) {
      const at = 2 * (opA === "N" ? i * n + k : k * n + i);
      const x = a[at];
      const y = sign * a[at + 1];
      if (x === 0 && y === 0) continue;
      let from = 2 * k * n;
      let to = 2 * i * n;
      for (let j = 0; j < n; j++) {
        const u = b[from++];
        const v = b[from++];
        c[to++] += x * u - y * v;
        c[to++] += x * v + y * u;
      }
    }
  }
}
