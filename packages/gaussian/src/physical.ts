import { UnphysicalStateError } from "./errors.ts";
import { type GaussianLike, gaussianState } from "./gaussian-state.ts";
import { symplecticEigenvalues } from "./symplectic-eigenvalues.ts";

/** What rounding may do to a symplectic eigenvalue of a pure state, relative to the largest eigenvalue. */
const ROUNDING = 1e-12;

/**
 * Does the covariance obey the uncertainty relation, nu_min >= 1/2 (up to rounding, 1e-12)? A state that an equation has flagged (`physical`) is as flagged: the
 * equation knows its symplectic eigenvalues better than they can be found from the rounded matrix.
 */
export function isPhysical(state: GaussianLike): boolean {
  if ("physical" in state && typeof state.physical === "boolean") return state.physical;
  return obeysUncertainty(state, symplecticEigenvalues(state));
}

/** nu_min >= 1/2 up to rounding, which grows with the squeezing of the entries. */
function obeysUncertainty(state: GaussianLike, values: readonly number[]): boolean {
  const { covariance } = gaussianState(state);
  let [x, p] = [0, 0];
  for (let i = 0; i < covariance.rows; i += 2) {
    x = Math.max(x, covariance.get(i, i));
    p = Math.max(p, covariance.get(i + 1, i + 1));
  }
  return values[values.length - 1] >= 0.5 - ROUNDING * Math.max(1, values[0], (x * p) / 10);
}

/** The symplectic eigenvalues of a state, clamped to 1/2. Throws UnphysicalStateError, with the smallest one, for what is no state. */
export function requirePhysical(what: string, state: GaussianLike): number[] {
  const known = "symplecticEigenvalues" in state ? state.symplecticEigenvalues : undefined;
  const values = known ? [...known] : symplecticEigenvalues(state);
  if (!isPhysical(state)) {
    throw new UnphysicalStateError(
      `${what}: not a state: its smallest symplectic eigenvalue is ${values[values.length - 1]}, below 1/2`,
    );
  }
  return values.map((x) => Math.max(x, 0.5));
}
