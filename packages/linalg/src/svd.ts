import { adjoint } from "./adjoint.ts";
import { ComplexMatrix } from "./complex-matrix.ts";
import { eigHermitian } from "./eig-hermitian.ts";
import { gemm } from "./gemm.ts";
import { hermitianPart } from "./hermitian.ts";
import { jacobiOrthogonalize, normalizeRows } from "./jacobi-svd.ts";
import { adjointMultiply, multiplyAdjoint } from "./multiply.ts";
import { powerOfTwoScale } from "./power-of-two-scale.ts";
import { qr } from "./qr.ts";
import { requireFinite } from "./shape.ts";
import { scale } from "./sums.ts";

/** a = u diag(singularValues) v^dagger. */
export interface Svd {
  /** rows(a) x k with orthonormal columns, k = min(rows, cols). */
  readonly u: ComplexMatrix;
  /** k numbers, falling, not negative. */
  readonly singularValues: Float64Array;
  /** cols(a) x k with orthonormal columns. */
  readonly v: ComplexMatrix;
}

/**
 * The thin singular value decomposition: QR with column pivoting, then one-sided Jacobi rotations on R^dagger. Each
 * singular value has an absolute error of the rounding unit times the largest; where the matrix is B D with D diagonal and
 * B well conditioned (badly scaled columns) or D B, the small ones come out to high *relative* accuracy too, because neither
 * step mixes scales. Values below 1e-140 of the largest have arbitrary vectors. Costs several n^3 more than the
 * bidiagonal algorithms: meant for n to a few hundred.
 * @throws RangeError when an entry is not finite
 */
export function svd(a: ComplexMatrix): Svd {
  requireFinite("svd", a);
  if (a.rows < a.cols) {
    const { u, singularValues, v } = svd(adjoint(a));
    return { u: v, singularValues, v: u };
  }
  const n = a.cols;
  const factor = powerOfTwoScale(a.data);
  const { q, r, permutation } = qr(scale(factor, a), { pivoting: true });
  // X = R^dagger has the conjugated rows of R as columns: X W = U_x S gives R = W S U_x^dagger
  const columns = new Float64Array(2 * n * n);
  for (let at = 0; at < columns.length; at += 2) {
    columns[at] = r.data[at];
    columns[at + 1] = -r.data[at + 1];
  }
  const w = ComplexMatrix.identity(n);
  jacobiOrthogonalize(n, n, columns, w.data);
  sortRows(n, columns, w.data);
  const singularValues = normalizeRows(n, n, columns).map((x) => x / factor);
  // thousands of rotations let the norms drift by some rounding units
  normalizeRows(n, n, w.data);
  const v = new ComplexMatrix(n, n);
  for (let k = 0; k < n; k++) {
    for (let j = 0; j < n; j++) {
      v.set(permutation[j], k, columns[2 * (k * n + j)], columns[2 * (k * n + j) + 1]);
    }
  }
  const u = new ComplexMatrix(a.rows, n);
  gemm("N", "T", 1, q, w, 0, u);
  return { u, singularValues, v };
}

/** Puts the rows of both arrays in falling order of the norms of the first (nearly sorted already). */
function sortRows(n: number, x: Float64Array, w: Float64Array): void {
  const squares = new Float64Array(n);
  for (let k = 0; k < n; k++) {
    for (let i = 2 * k * n; i < 2 * (k + 1) * n; i++) squares[k] += x[i] * x[i];
  }
  const order = Array.from(squares.keys()).sort((p, q) => squares[q] - squares[p]);
  if (order.every((k, i) => k === i)) return;
  for (const rows of [x, w]) {
    const kept = rows.slice();
    for (let i = 0; i < n; i++) rows.set(kept.subarray(2 * order[i] * n, 2 * (order[i] + 1) * n), 2 * i * n);
  }
}

/** The largest singular value max |a x| / |x|, from the smaller of a^dagger a and a a^dagger. @throws RangeError when not finite */
export function spectralNorm(a: ComplexMatrix): number {
  requireFinite("spectralNorm", a);
  if (a.rows === 0 || a.cols === 0) return 0;
  const factor = powerOfTwoScale(a.data);
  const b = scale(factor, a);
  const gram = hermitianPart(a.rows < a.cols ? multiplyAdjoint(b, b) : adjointMultiply(b, b));
  const { values } = eigHermitian(gram);
  return Math.sqrt(Math.max(0, values[values.length - 1])) / factor;
}

/** Tr |a|, the sum of the singular values. @throws RangeError when not finite */
export const nuclearNorm = (a: ComplexMatrix): number => svd(a).singularValues.reduce((sum, x) => sum + x, 0);
