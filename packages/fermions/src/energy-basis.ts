import { adjoint, ComplexMatrix, eigHermitian, multiply } from "@openbath/linalg";

/** Single-particle levels of h, the highest first, and the unitary R of d = R c (rows are the conjugated eigenvectors). */
export interface EnergyBasis {
  readonly energies: Float64Array;
  /** R: d_j = sum_k R_jk c_k; the first component of each row that is not zero is real and positive (Eq. 16 of paper 004) */
  readonly rotation: ComplexMatrix;
}

/** Diagonalises a Hermitian h. @throws RangeError when h is not Hermitian */
export function energyBasis(h: ComplexMatrix): EnergyBasis {
  const { values, vectors } = eigHermitian(h);
  const n = h.rows;
  const rotation = ComplexMatrix.zeros(n);
  const energies = Float64Array.from(values).reverse();
  for (let j = 0; j < n; j++) {
    const column = n - 1 - j;
    let pivot = 0;
    while (pivot < n - 1 && sizeOf(vectors.get(pivot, column)) < 1e-12) pivot++;
    const lead = vectors.get(pivot, column);
    const size = sizeOf(lead);
    for (let k = 0; k < n; k++) {
      const { re, im } = vectors.get(k, column);
      // conj(v_k) times the phase of v_pivot
      rotation.set(j, k, (re * lead.re + im * lead.im) / size, (re * lead.im - im * lead.re) / size);
    }
  }
  return { energies, rotation };
}

function sizeOf({ re, im }: { re: number; im: number }): number {
  return Math.hypot(re, im);
}

/** <d_j^dag d_k> from <c_j^dag c_k>: conj(R) C R^T. */
export function toEnergyBasis(correlation: ComplexMatrix, { rotation }: EnergyBasis): ComplexMatrix {
  const conjugated = conj(rotation);
  return multiply(multiply(conjugated, correlation), adjoint(conjugated));
}

/** <c_j^dag c_k> from <d_j^dag d_k>: R^T C conj(R). */
export function toSiteBasis(correlation: ComplexMatrix, { rotation }: EnergyBasis): ComplexMatrix {
  const conjugated = conj(rotation);
  return multiply(multiply(adjoint(conjugated), correlation), conjugated);
}

function conj(a: ComplexMatrix): ComplexMatrix {
  return new ComplexMatrix(
    a.rows,
    a.cols,
    a.data.map((x, i) => (i % 2 === 1 ? -x : x)),
  );
}
