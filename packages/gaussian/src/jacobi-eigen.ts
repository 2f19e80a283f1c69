/**
 * Eigenvalues (ascending) and orthonormal eigenvectors (columns, row-major) of a real symmetric n x n matrix by cyclic Jacobi rotations: small
 * components of vectors of graded matrices keep their relative accuracy. Cost about 6 n^3 a sweep, some 6 to 10 sweeps.
 */
export function jacobiEigen(n: number, symmetric: Float64Array): { values: Float64Array; vectors: Float64Array } {
  const a = symmetric.slice();
  const v = new Float64Array(n * n);
  let floor = 0; // entries below this are rounding noise of rounding noise
  for (let i = 0; i < n; i++) v[i * n + i] = 1;
  for (const x of a) floor = Math.max(floor, 1e-32 * Math.abs(x));
  for (let sweep = 0; sweep < 60; sweep++) {
    let rotated = false;
    for (let p = 0; p < n - 1; p++) {
      for (let q = p + 1; q < n; q++) rotated = rotate(n, a, v, p, q, floor) || rotated;
    }
    if (!rotated) break;
  }
  const order = Array.from({ length: n }, (_, k) => k).sort((k, l) => a[k * n + k] - a[l * n + l]);
  const values = new Float64Array(n);
  const vectors = new Float64Array(n * n);
  order.forEach((from, to) => {
    values[to] = a[from * n + from];
    for (let i = 0; i < n; i++) vectors[i * n + to] = v[i * n + from];
  });
  return { values, vectors };
}

/** Zeroes a_pq; false when it is already negligible against both diagonal entries. */
function rotate(n: number, a: Float64Array, v: Float64Array, p: number, q: number, floor: number): boolean {
  const apq = a[p * n + q];
  if (apq === 0) return false;
  const app = a[p * n + p];
  const aqq = a[q * n + q];
  const half = (aqq - app) / 2;
  if (Math.abs(apq) <= 1e-18 * Math.abs(half) || Math.abs(apq) <= floor) {
    // the rotation angle is too small to matter beside 1: keep its effect on the vectors, drop the entry
    const t = half === 0 ? 0 : apq / (2 * half);
    for (let i = 0; i < n; i++) {
      const vip = v[i * n + p];
      v[i * n + p] -= t * v[i * n + q];
      v[i * n + q] += t * vip;
    }
    a[p * n + q] = 0;
    a[q * n + p] = 0;
    return false;
  }
  const t = apq / (half + (half >= 0 ? 1 : -1) * Math.hypot(half, apq));
  const c = 1 / Math.hypot(1, t);
  const s = t * c;
  a[p * n + p] = app - t * apq;
  a[q * n + q] = aqq + t * apq;
  a[p * n + q] = 0;
  a[q * n + p] = 0;
  for (let i = 0; i < n; i++) {
    if (i !== p && i !== q) {
      const aip = a[i * n + p];
      const aiq = a[i * n + q];
      a[i * n + p] = c * aip - s * aiq;
      a[p * n + i] = a[i * n + p];
      a[i * n + q] = s * aip + c * aiq;
      a[q * n + i] = a[i * n + q];
    }
    const vip = v[i * n + p];
    const viq = v[i * n + q];
    v[i * n + p] = c * vip - s * viq;
    v[i * n + q] = s * vip + c * viq;
  }
  return true;
}
