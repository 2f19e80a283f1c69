import { type GaussianLike, gaussianState, modesOf, reducedState } from "./gaussian-state.ts";
import { modeEntropyChange, uncheckedEntropy } from "./entropy.ts";
import { requirePhysical } from "./physical.ts";
import { type StandardForm, standardForm } from "./two-mode-invariants.ts";

/**
 * Quantum mutual information S(A) + S(B) - S(AB), natural logarithm, between two groups of modes counted from 1 (default: mode 1 and all the others). Between
 * two single modes it keeps its relative accuracy however small it is. Throws RangeError for overlapping groups, UnphysicalStateError for what is no state.
 */
export function mutualInformation(
  state: GaussianLike,
  first: readonly number[] = [1],
  second: readonly number[] = others(state, first),
): number {
  reducedState(state, [...first, ...second]);
  requirePhysical("mutualInformation", state);
  return uncheckedInformation(state, first, second);
}

/** The same by the formulas alone, symplectic eigenvalues below 1/2 counted as 1/2: a number also for what is no state. */
export function uncheckedInformation(state: GaussianLike, first: readonly number[], second: readonly number[]): number {
  const joint = reducedState(state, [...first, ...second]);
  if (first.length === 1 && second.length === 1) return twoModeInformation(standardForm(joint.covariance));
  const value = uncheckedEntropy(reducedState(state, first)) + uncheckedEntropy(reducedState(state, second));
  return Math.max(0, value - uncheckedEntropy(joint));
}

/** All modes of a state but the given ones. */
export function others(state: GaussianLike, modes: readonly number[]): number[] {
  return Array.from({ length: modesOf(gaussianState(state)) }, (_, j) => j + 1).filter((mode) => !modes.includes(mode));
}

/**
 * I from the standard form: with alpha = nu_1^2 - a^2, beta = nu_2^2 - b^2 (alpha + beta = 2cd, and a^2 beta + b^2 alpha + alpha beta = det sigma - a^2 b^2 =
 * -ab(c^2 + d^2) + c^2 d^2), alpha is the small root of a quadratic, and I is minus the entropy changes it makes: nothing of order 1 is subtracted.
 */
function twoModeInformation({ a, b, c, d }: StandardForm): number {
  if (c === 0) return 0;
  const sum = 2 * c * d;
  const tau = -a * b * (c * c + d * d) + c * c * d * d;
  const p = (b - a) * (b + a) + sum;
  const q = tau - a * a * sum;
  const root = Math.sqrt(Math.max(0, p * p - 4 * q));
  // alpha^2 - p alpha + q = 0, the root that vanishes with the correlations
  const alpha = p === 0 && root === 0 ? 0 : (2 * q) / (p + (p >= 0 ? root : -root));
  const beta = sum - alpha;
  const first = alpha / (a + Math.sqrt(Math.max(0, a * a + alpha)));
  const second = beta / (b + Math.sqrt(Math.max(0, b * b + beta)));
  return Math.max(0, -modeEntropyChange(a, Math.max(first, 0.5 - a)) - modeEntropyChange(b, Math.max(second, 0.5 - b)));
}
