import type { Field } from "../problem/coordinates.ts";

/**
 * A = L L^dagger in place for an n x n Hermitian work matrix (real or interleaved complex); the strict upper triangle becomes zero.
 * Returns false, leaving A spoilt, when A is not positive definite to working precision.
 */
export function smallCholesky(field: Field, n: number, a: Float64Array): boolean {
  return field === "symmetric" ? choleskyReal(n, a) : choleskyComplex(n, a);
}

function choleskyReal(n: number, a: Float64Array): boolean {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = a[i * n + j];
      for (let k = 0; k < j; k++) sum -= a[i * n + k] * a[j * n + k];
      if (i === j) {
        if (!(sum > 0)) return false;
        a[i * n + i] = Math.sqrt(sum);
      } else a[i * n + j] = sum / a[j * n + j];
    }
    a.fill(0, i * n + i + 1, (i + 1) * n);
  }
  return true;
}

function choleskyComplex(n: number, a: Float64Array): boolean {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      const at = 2 * (i * n + j);
      let re = a[at];
      let im = a[at + 1];
      let p = 2 * i * n;
      let q = 2 * j * n;
      for (let k = 0; k < j; k++) {
        const x = a[p++];
        const y = a[p++];
        const u = a[q++];
        const v = a[q++];
        re -= x * u + y * v;
        im -= y * u - x * v;
      }
      if (i === j) {
        if (!(re > 0)) return false;
        a[at] = Math.sqrt(re);
        a[at + 1] = 0;
      } else {
        const inverse = 1 / a[2 * (j * n + j)];
        a[at] = re * inverse;
        a[at + 1] = im * inverse;
      }
    }
    a.fill(0, 2 * (i * n + i + 1), 2 * (i + 1) * n);
  }
  return true;
}
