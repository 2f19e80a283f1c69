import { modeEntropyBend, modeEntropySlope, uncheckedEntropy } from "./entropy.ts";
import { type GaussianLike, gaussianState, modesOf, reducedState } from "./gaussian-state.ts";
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
  if (first.length === 1 && second.length === 1) {
    const form = standardForm(joint.covariance);
    if (form.c ** 2 < WEAK * (form.a - 0.5) * (form.b - 0.5)) return weakInformation(form);
  }
  const value = uncheckedEntropy(reducedState(state, first)) + uncheckedEntropy(reducedState(state, second));
  return Math.max(0, value - uncheckedEntropy(joint));
}

/** Correlations c^2 below this fraction of (a - 1/2)(b - 1/2) are weak: the entropies then differ too little to be subtracted. */
const WEAK = 0.01;

/** All modes of a state but the given ones. */
export function others(state: GaussianLike, modes: readonly number[]): number[] {
  return Array.from({ length: modesOf(gaussianState(state)) }, (_, j) => j + 1).filter((mode) => !modes.includes(mode));
}

/**
 * I from the standard form, for weak correlations: with alpha = nu_1^2 - a^2, beta = nu_2^2 - b^2 (alpha + beta = 2cd, and a^2 beta + b^2 alpha + alpha beta = det sigma - a^2 b^2 =
 * -ab(c^2 + d^2) + c^2 d^2), alpha is the small root of a quadratic, and I is minus the entropy changes it makes: nothing of order 1 is subtracted.
 */
function weakInformation({ a, b, c, d }: StandardForm): number {
  if (c === 0) return 0;
  const sum = 2 * c * d;
  const p = (b - a) * (b + a) + sum;
  // -ab(c^2 + d^2) + c^2 d^2 - a^2 sum, arranged so that d near -c does not cancel
  const q = (c * d) ** 2 - a * (b * (c + d) ** 2 + (a - b) * sum);
  const root = Math.sqrt(Math.max(0, p * p - 4 * q));
  // alpha^2 - p alpha + q = 0, the root that vanishes with the correlations
  const alpha = p === 0 && root === 0 ? 0 : (2 * q) / (p + (p >= 0 ? root : -root));
  const beta = sum - alpha;
  const first = alpha / (a + Math.sqrt(Math.max(0, a * a + alpha))); // nu_1 - a
  const second = beta / (b + Math.sqrt(Math.max(0, b * b + beta))); // nu_2 - b
  // first order, first f'(a) + second f'(b): the shifts are of order c and opposite where a and b are close, their sum of order c^2
  const total = (alpha * (b - a)) / (2 * a * b) + sum / (2 * b) - first ** 2 / (2 * a) - second ** 2 / (2 * b);
  const slopes = Math.log1p((a - b) / ((b - 0.5) * (a + 0.5))); // f'(b) - f'(a)
  const linear = total * modeEntropySlope(a) + second * slopes;
  return Math.max(0, -linear - modeEntropyBend(a, first) - modeEntropyBend(b, second));
}
