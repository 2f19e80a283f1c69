import { addProductTransposed } from "./add-product-transposed.ts";

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
  const vT = new Float64Array(depth * p);
  for (let j = 0; j < p; j++) {
    for (let i = j; i < depth; i++) {
      const value = data[(first + j) * rows + first + i];
      v[j * depth + i] = value;
      vT[i * p + j] = value;
    }
  }
  const gram = new Float64Array(p * p);
  const reflectors = { data: v, offset: 0, stride: depth };
  addProductTransposed({ data: gram, offset: 0, stride: p }, reflectors, reflectors, p, p, depth, 1);
  const t = new Float64Array(p * p); // row k: column k of T
  for (let k = 0; k < p; k++) {
    t[k * p + k] = beta[first + k];
    for (let i = 0; i < k; i++) {
      let sum = 0;
      for (let l = i; l < k; l++) sum += t[l * p + i] * gram[l * p + k];
      t[k * p + i] = -beta[first + k] * sum;
    }
  }
  const others = { data, offset: from * rows + first, stride: rows };
  const overlap = { data: new Float64Array(count * p), offset: 0, stride: p };
  addProductTransposed(overlap, others, reflectors, count, p, depth, 1);
  const share = { data: new Float64Array(count * p), offset: 0, stride: p };
  addProductTransposed(share, overlap, { data: t, offset: 0, stride: p }, count, p, p, 1);
  addProductTransposed(others, share, { data: vT, offset: 0, stride: p }, count, depth, p, -1);
}
