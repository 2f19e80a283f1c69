import { gemmReal, type RealWindow, realWindow, syrkReal } from "@openbath/linalg";

/**
 * The reflectors first..last applied to the columns from `from` on: with B the rows of A^T there, B <- B - (B V) T V^T, where
 * I - V T V^T is the product of the reflectors (compact WY form).
 */
export function applyPanel(
  data: Float64Array,
  rows: number,
  beta: Float64Array,
  first: number,
  last: number,
  from: number,
  columns: number,
): void {
  const count = columns - from;
  const p = last - first;
  if (count <= 0) return;
  const depth = rows - first;
  const v = new Float64Array(p * depth); // row j: reflector first + j
  for (let j = 0; j < p; j++) {
    const at = (first + j) * rows + first;
    v.set(data.subarray(at + j, at + depth), j * depth + j);
  }
  const reflectors = realWindow(v, depth);
  const triangle = realWindow(panelTriangle(reflectors, beta.subarray(first, last), depth), p);
  const others = realWindow(data, rows, from, first);
  const overlap = realWindow(new Float64Array(count * p), p);
  const share = realWindow(new Float64Array(count * p), p);
  gemmReal("N", "T", count, p, depth, 1, others, reflectors, 0, overlap);
  gemmReal("N", "N", count, p, p, 1, overlap, triangle, 0, share);
  gemmReal("N", "N", count, depth, p, -1, share, reflectors, 1, others);
}

/** The upper triangular T, row-major: T_kk = beta_k, T_ik = -beta_k sum_(i <= l < k) T_il v_l . v_k. */
function panelTriangle(reflectors: RealWindow, beta: Float64Array, depth: number): Float64Array {
  const p = beta.length;
  const gram = new Float64Array(p * p);
  syrkReal("N", p, depth, 1, reflectors, 0, realWindow(gram, p));
  const t = new Float64Array(p * p);
  for (let k = 0; k < p; k++) {
    t[k * p + k] = beta[k];
    for (let i = 0; i < k; i++) {
      let sum = 0;
      for (let l = i; l < k; l++) sum += t[i * p + l] * gram[k * p + l];
      t[i * p + k] = -beta[k] * sum;
    }
  }
  return t;
}
