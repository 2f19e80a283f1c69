import { c, fermions, type HilbertSpace } from "@openbath/hilbert";
import { add, adjointMultiply, ComplexMatrix, eigHermitian, multiply, scale } from "@openbath/linalg";

/** Above this number of modes no density matrix in Fock space is made. */
export const MAX_FOCK_MODES = 6;

/** The Fock space of n modes, site 1 leftmost, index 0 empty. @throws RangeError above 6 modes */
export function fockSpace(modes: number): HilbertSpace {
  if (!Number.isInteger(modes) || modes < 1 || modes > MAX_FOCK_MODES) {
    throw new RangeError(`Fock space: expected 1 to ${MAX_FOCK_MODES} modes, got ${modes}`);
  }
  return fermions(modes);
}

/**
 * The Gaussian density matrix with <c_j^dag c_k> = C_jk, 2^modes x 2^modes in the occupation basis of `fockSpace`: the product over C's eigenmodes b_m of
 * (1 - n_m)(1 - b_m^dag b_m) + n_m b_m^dag b_m, also for n_m exactly 0 or 1.
 * @throws RangeError above 6 modes, or when C is not Hermitian with eigenvalues in [0, 1] (to 1e-9)
 */
export function gaussianState(correlation: ComplexMatrix): ComplexMatrix {
  const modes = correlation.rows;
  const annihilators = annihilationMatrices(modes);
  const { values, vectors } = eigHermitian(correlation);
  if (!(values[0] >= -1e-9 && values[modes - 1] <= 1 + 1e-9)) {
    throw new RangeError(
      `gaussianState: eigenvalues of C must lie in [0, 1], got ${values[0]} to ${values[modes - 1]}`,
    );
  }
  const dimension = 2 ** modes;
  let rho = ComplexMatrix.identity(dimension);
  for (let m = 0; m < modes; m++) {
    // C = sum n v v^dag: b_m = sum v_jm c_j
    const b = combined(annihilators, (j) => vectors.get(j, m), dimension);
    const number = adjointMultiply(b, b);
    rho = multiply(rho, add(scale(1 - values[m], ComplexMatrix.identity(dimension)), scale(2 * values[m] - 1, number)));
  }
  return rho;
}

/**
 * The density matrix of two modes from C (site basis) and D = <c_1^dag c_2^dag c_2 c_1>, number-conserving but Gaussian only when D = det C. Basis: both empty,
 * second occupied, first occupied, both.
 * @throws RangeError unless C is 2 x 2
 */
export function twoModeState(correlation: ComplexMatrix, doubleOccupancy: number): ComplexMatrix {
  if (correlation.rows !== 2 || correlation.cols !== 2) {
    throw new RangeError(
      `twoModeState: expected a 2 x 2 correlation matrix, got ${correlation.rows} x ${correlation.cols}`,
    );
  }
  const n1 = correlation.get(0, 0).re;
  const n2 = correlation.get(1, 1).re;
  const { re, im } = correlation.get(0, 1);
  const rho = ComplexMatrix.zeros(4);
  rho.set(0, 0, 1 - n1 - n2 + doubleOccupancy);
  rho.set(1, 1, n2 - doubleOccupancy);
  rho.set(2, 2, n1 - doubleOccupancy);
  rho.set(3, 3, doubleOccupancy);
  rho.set(1, 2, re, im);
  rho.set(2, 1, re, -im);
  return rho;
}

/** c_1, ..., c_n as dense matrices. */
export function annihilationMatrices(modes: number): ComplexMatrix[] {
  const space = fockSpace(modes);
  return Array.from({ length: modes }, (_, j) => c(space, j + 1).toMatrix());
}

/** sum_j amplitude(j) matrices[j]. */
export function combined(
  matrices: readonly ComplexMatrix[],
  amplitude: (j: number) => { re: number; im: number },
  dimension: number,
): ComplexMatrix {
  let sum = ComplexMatrix.zeros(dimension);
  matrices.forEach((matrix, j) => {
    sum = add(sum, scale(amplitude(j), matrix));
  });
  return sum;
}
