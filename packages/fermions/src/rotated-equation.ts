import { adjointMultiply, type ComplexMatrix, conjugate, multiply } from "@openbath/linalg";
import type { EnergyBasis } from "./energy-basis.ts";
import type { TimeLocalEquation } from "./time-local.ts";

/** An equation given in the energy basis d = R c, in the site basis: h -> R^dag h R, and the damping, gain and loss as correlations, R^T Lambda conj(R). */
export function equationInSiteBasis(equation: TimeLocalEquation, { rotation }: EnergyBasis): TimeLocalEquation {
  const conjugated = conjugate(rotation);
  const asCorrelation = (a: ComplexMatrix): ComplexMatrix => adjointMultiply(conjugated, multiply(a, conjugated));
  return {
    statistics: equation.statistics,
    hamiltonian: adjointMultiply(rotation, multiply(equation.hamiltonian, rotation)),
    damping: asCorrelation(equation.damping),
    gain: asCorrelation(equation.gain),
    loss: asCorrelation(equation.loss),
  };
}
