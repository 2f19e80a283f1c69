import { ComplexMatrix, eigenvalues } from "@openbath/linalg";
import { type DoubleDouble, dd, ddDivide, ddScale, ddSqrt } from "./double-double.ts";
import { DoubleDoubleMatrix } from "./double-double-matrix.ts";
import { formTimes } from "./form-times.ts";

/**
 * F = prod_k (w_k + sqrt(w_k^2 - 1)) / sqrt(det(V1 + V2)), +-i w_k the spectrum of B = 2 V_aux J, V_aux = J^T (V1 + V2)^-1 (J/4 + V2 J V1) (Banchi, Braunstein
 * and Pirandola). The product is sqrt(det(R + sqrt(R^2 - 1))), R^2 = -B^2, with square roots by the Denman-Beavers iteration in double-double; where it does not
 * converge (a pure mode in common) from the eigenvalues in double precision.
 */
export function manyModeFidelity(
  v1: DoubleDoubleMatrix,
  v2: DoubleDoubleMatrix,
  sum: DoubleDoubleMatrix,
): DoubleDouble {
  const size = v1.size;
  const inverse = sum.inverse();
  if (inverse === undefined) return dd(0);
  const inner = v2.times(formTimes(v1));
  for (let i = 0; i < size; i += 2) {
    inner.accumulate(i, i + 1, dd(0.25));
    inner.accumulate(i + 1, i, dd(-0.25));
  }
  // B = -2 J (V1 + V2)^-1 inner J; P = -B^2
  const left = scaled(-2, formTimes(inverse.times(inner)));
  const B = timesForm(left);
  const P = scaled(-1, B.times(B));
  const norm = ddSqrt(sum.determinant());
  const R = squareRoot(P);
  const X = squareRoot(P.minus(DoubleDoubleMatrix.identity(size)));
  if (R && X) return ddDivide(ddSqrt(R.plus(X).determinant()), norm);
  return ddDivide(dd(productFromEigenvalues(size, P)), norm);
}

function productFromEigenvalues(size: number, P: DoubleDoubleMatrix): number {
  const matrix = new ComplexMatrix(size, size);
  P.toNumbers().forEach((x, at) => {
    matrix.data[2 * at] = x;
  });
  const values = eigenvalues(matrix);
  let log = 0;
  for (let k = 0; k < size; k++) log += Math.acosh(Math.sqrt(Math.max(1, values[2 * k]))) / 2;
  return Math.exp(log);
}

/** The principal square root, or undefined when 40 steps do not reach it to 1e-26. */
function squareRoot(a: DoubleDoubleMatrix): DoubleDoubleMatrix | undefined {
  let y = a;
  let z = DoubleDoubleMatrix.identity(a.size);
  let last = Number.POSITIVE_INFINITY;
  for (let step = 0; step < 40; step++) {
    const yInverse = y.inverse();
    const zInverse = z.inverse();
    if (!yInverse || !zInverse) return undefined;
    const next = scaled(0.5, y.plus(zInverse));
    z = scaled(0.5, z.plus(yInverse));
    const change = largest(next.minus(y)) / largest(next);
    y = next;
    if (!Number.isFinite(change)) return undefined;
    if (change < 1e-28 || (change < 1e-20 && change >= last)) break;
    last = change;
  }
  return largest(y.times(y).minus(a)) <= 1e-26 * largest(a) ? y : undefined;
}

const scaled = (factor: number, a: DoubleDoubleMatrix): DoubleDoubleMatrix =>
  new DoubleDoubleMatrix(
    a.size,
    a.entries.map((x) => ddScale(factor, x)),
  );

/** A J. */
function timesForm(a: DoubleDoubleMatrix): DoubleDoubleMatrix {
  const n = a.size;
  const result = new DoubleDoubleMatrix(n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j += 2) {
      result.set(i, j + 1, a.get(i, j));
      result.set(i, j, ddScale(-1, a.get(i, j + 1)));
    }
  }
  return result;
}

function largest(a: DoubleDoubleMatrix): number {
  let max = 0;
  for (const x of a.entries) max = Math.max(max, Math.abs(x.hi));
  return max;
}
