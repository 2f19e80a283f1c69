import { transpose } from "./adjoint.ts";
import { ComplexMatrix } from "./complex-matrix.ts";
import { reduceToHessenberg } from "./hessenberg.ts";
import { hessenbergQr } from "./hessenberg-qr.ts";
import { powerOfTwoScale } from "./power-of-two-scale.ts";
import { requireFinite, requireSquare } from "./shape.ts";

/** a = q t q^dagger with q unitary and t upper triangular. */
export interface Schur {
  readonly q: ComplexMatrix;
  /** Upper triangular; the eigenvalues stand on the diagonal. */
  readonly t: ComplexMatrix;
}

/**
 * The complex Schur form, by Householder reduction to Hessenberg form and the shifted QR iteration. Backward stable: the
 * residual is a small multiple of n times the rounding unit for any input, defective ones included.
 * @throws RangeError when a is not square or not finite
 * @throws ConvergenceError when the QR iteration does not converge
 */
export function schur(a: ComplexMatrix): Schur {
  requireSquare("schur", a);
  requireFinite("schur", a);
  const n = a.rows;
  const factor = powerOfTwoScale(a.data);
  const t = a.data.map((x) => x * factor);
  const q = ComplexMatrix.identity(n);
  reduceToHessenberg(n, t, q.data);
  const qt = transpose(q);
  hessenbergQr(n, t, qt.data);
  for (let i = 0; i < n; i++) t.fill(0, 2 * i * n, 2 * (i * n + i));
  return {
    q: transpose(qt),
    t: new ComplexMatrix(
      n,
      n,
      t.map((x) => x / factor),
    ),
  };
}
