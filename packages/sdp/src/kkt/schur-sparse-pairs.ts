import type { Field } from "../problem/coordinates.ts";
import type { MatrixTriangle } from "./matrix-triangle.ts";

/** tr A U for sparse Hermitian A and a dense Hermitian work matrix U. */
export function sparseWithDense(field: Field, n: number, a: MatrixTriangle, u: Float64Array): number {
  let sum = 0;
  for (let t = 0; t < a.rows.length; t++) {
    const weight = a.rows[t] === a.columns[t] ? 1 : 2;
    if (field === "symmetric") sum += weight * a.re[t] * u[a.rows[t] * n + a.columns[t]];
    else {
      const at = 2 * (a.rows[t] * n + a.columns[t]);
      sum += weight * (a.re[t] * u[at] + a.im[t] * u[at + 1]);
    }
  }
  return sum;
}

/** tr A V B V for sparse Hermitian A, B and dense Hermitian V. */
export function pairOfSparse(field: Field, n: number, a: MatrixTriangle, b: MatrixTriangle, v: Float64Array): number {
  return field === "symmetric" ? pairReal(n, a, b, v) : pairComplex(n, a, b, v);
}

function pairReal(n: number, a: MatrixTriangle, b: MatrixTriangle, v: Float64Array): number {
  let sum = 0;
  for (let s = 0; s < a.rows.length; s++) {
    const p = a.rows[s] * n;
    const q = a.columns[s] * n;
    let entry = 0;
    for (let t = 0; t < b.rows.length; t++) {
      const i = b.rows[t];
      const j = b.columns[t];
      // (V B V)_qp
      entry += i === j ? b.re[t] * v[q + i] * v[p + i] : b.re[t] * (v[q + i] * v[p + j] + v[q + j] * v[p + i]);
    }
    sum += (p === q ? 1 : 2) * a.re[s] * entry;
  }
  return sum;
}

function pairComplex(n: number, a: MatrixTriangle, b: MatrixTriangle, v: Float64Array): number {
  let sum = 0;
  for (let s = 0; s < a.rows.length; s++) {
    const p = a.rows[s] * n;
    const q = a.columns[s] * n;
    // (V B V)_pq = sum V_pi B_ij V_jq, V_jq = conj V_qj
    let re = 0;
    let im = 0;
    for (let t = 0; t < b.rows.length; t++) {
      const i = b.rows[t];
      const j = b.columns[t];
      for (let mirror = 0; mirror < (i === j ? 1 : 2); mirror++) {
        const left = 2 * (p + (mirror === 0 ? i : j));
        const right = 2 * (q + (mirror === 0 ? j : i));
        const x = v[left] * v[right] + v[left + 1] * v[right + 1];
        const y = v[left + 1] * v[right] - v[left] * v[right + 1];
        const c = b.re[t];
        const d = mirror === 0 ? b.im[t] : -b.im[t];
        re += c * x - d * y;
        im += c * y + d * x;
      }
    }
    // Re conj(A_pq) (V B V)_pq
    sum += (p === q ? 1 : 2) * (a.re[s] * re + a.im[s] * im);
  }
  return sum;
}
