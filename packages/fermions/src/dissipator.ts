import type { Statistics } from "@openbath/baths";
import { adjoint, adjointMultiply, ComplexMatrix, conjugate, eigHermitian, luReal, multiply } from "@openbath/linalg";
import type { EnergyBasis } from "./energy-basis.ts";
import { correlationDerivative, type TimeLocalEquation, timeLocalEquation } from "./time-local.ts";

/** A part of a dissipator: its gain and loss matrices Lambda^+, Lambda^- (either may have negative eigenvalues). */
export interface DissipatorPart {
  readonly gain: ComplexMatrix;
  readonly loss: ComplexMatrix;
}

/** Currents of particles and of <sum h_jk d_j^dag d_k> that a part of the dissipator drives into the network. */
export interface PartCurrents {
  readonly particle: number;
  readonly energy: number;
}

/** A part as an equation of its own, with the Hamiltonian given. */
export function equationOf(
  statistics: Statistics,
  part: DissipatorPart,
  hamiltonian: ComplexMatrix,
): TimeLocalEquation {
  const sign = statistics === "fermion" ? 1 : -1;
  const damping = part.loss.clone();
  for (let i = 0; i < damping.data.length; i++) damping.data[i] += sign * part.gain.data[i];
  return timeLocalEquation(statistics, hamiltonian, damping, part.gain);
}

/** <D^dag N> and <D^dag H> of a part for a given correlation matrix and single-particle Hamiltonian, all in one basis (Eq. 6 of paper 004). */
export function partCurrents(
  statistics: Statistics,
  part: DissipatorPart,
  correlation: ComplexMatrix,
  hamiltonian: ComplexMatrix,
): PartCurrents {
  const n = correlation.rows;
  const rate = correlationDerivative(equationOf(statistics, part, ComplexMatrix.zeros(n)), correlation);
  let particle = 0;
  let energy = 0;
  for (let j = 0; j < n; j++) {
    particle += rate.get(j, j).re;
    for (let k = 0; k < n; k++) {
      const h = hamiltonian.get(j, k);
      const c = rate.get(j, k);
      energy += h.re * c.re - h.im * c.im;
    }
  }
  return { particle, energy };
}

/**
 * The correlation matrix that a part leaves in place, {Gamma, C}/2 = Lambda^+, or undefined where its damping has a zero mode (a local dissipator does not touch the
 * other modes, whose state is then free).
 */
export function fixedPoint(statistics: Statistics, part: DissipatorPart): ComplexMatrix | undefined {
  const { damping } = equationOf(statistics, part, ComplexMatrix.zeros(part.gain.rows));
  const { values, vectors } = eigHermitian(damping);
  if (!(values[0] > 1e-12 * Math.abs(values[values.length - 1]))) return undefined;
  const rotated = multiply(adjointMultiply(vectors, part.gain), vectors);
  const n = values.length;
  for (let j = 0; j < n; j++) {
    for (let k = 0; k < n; k++) {
      const factor = 2 / (values[j] + values[k]);
      rotated.data[2 * (j * n + k)] *= factor;
      rotated.data[2 * (j * n + k) + 1] *= factor;
    }
  }
  return multiply(vectors, multiply(rotated, adjoint(vectors)));
}

/**
 * The stationary C of an equation, i [h^T, C] - {Gamma, C}/2 + Lambda^+ = 0, by a linear system of modes^2 complex unknowns.
 * @throws SingularMatrixError where some mode is not damped
 */
export function stationaryCorrelation(equation: TimeLocalEquation): ComplexMatrix {
  const n = equation.gain.rows;
  const size = 2 * n * n;
  const linear: TimeLocalEquation = { ...equation, gain: ComplexMatrix.zeros(n) };
  const matrix = new Float64Array(size * size);
  for (let column = 0; column < size; column++) {
    const unit = ComplexMatrix.zeros(n);
    unit.data[column] = 1;
    const image = correlationDerivative(linear, unit);
    for (let row = 0; row < size; row++) matrix[row * size + column] = image.data[row];
  }
  const solution = Float64Array.from(equation.gain.data, (x) => -x);
  luReal(size, matrix).solveInPlace(solution);
  return new ComplexMatrix(n, n, solution);
}

/** A part given in the energy basis d = R c, in the site basis: R^T Lambda conj(R), as correlations go. */
export function partInSiteBasis(part: DissipatorPart, { rotation }: EnergyBasis): DissipatorPart {
  const conjugated = conjugate(rotation);
  const turn = (a: ComplexMatrix): ComplexMatrix => adjointMultiply(conjugated, multiply(a, conjugated));
  return { gain: turn(part.gain), loss: turn(part.loss) };
}
