import { UnphysicalStateError } from "./errors.ts";
import type { GaussianLike } from "./gaussian-state.ts";
import { gaussianState } from "./gaussian-state.ts";
import { requirePhysical } from "./physical.ts";
import { choleskyLower, symplecticEigenvalues } from "./symplectic-eigenvalues.ts";

/** Entropy of a mode with symplectic eigenvalue nu: (nu + 1/2) ln(nu + 1/2) - (nu - 1/2) ln(nu - 1/2) (Eq. 36 of paper 003 with its sign put right). */
function modeEntropy(nu: number): number {
  const n = nu - 0.5;
  if (n <= 0) return 0;
  return Math.log1p(n) + n * Math.log1p(1 / n);
}

/** f(nu + d) - f(nu) of the mode entropy f without cancellation for small d, nu >= 1/2, nu + d >= 1/2. */
export function modeEntropyChange(nu: number, d: number): number {
  const low = nu - 0.5;
  if (!(low > 0) || Math.abs(d) > SMALL * low) return modeEntropy(nu + d) - modeEntropy(nu);
  return d * modeEntropySlope(nu) + modeEntropyBend(nu, d);
}

/** d/low up to which the series of `modeEntropyBend` is used. */
const SMALL = 0.1;

/** f'(nu) = ln((nu + 1/2)/(nu - 1/2)) of the mode entropy, the inverse temperature in units of the mode's energy. */
export const modeEntropySlope = (nu: number): number => Math.log1p(1 / (nu - 0.5));

/** f(nu + d) - f(nu) - d f'(nu), without cancellation for small d. */
export function modeEntropyBend(nu: number, d: number): number {
  const low = nu - 0.5;
  if (Math.abs(d) > SMALL * low) return modeEntropy(nu + d) - modeEntropy(nu) - d * modeEntropySlope(nu);
  return secondOrder(nu + 0.5, d) - secondOrder(low, d);
}

/** (x + d) ln(1 + d/x) - d = x ((1 + e) ln(1 + e) - e), e = d/x, |e| <= 0.1: sum_k (-e)^k / (k (k - 1)) from k = 2. */
function secondOrder(x: number, d: number): number {
  const e = d / x;
  let power = e * e;
  let sum = 0;
  for (let k = 2; k < 20; k++) {
    sum += power / (k * (k - 1));
    power *= -e;
  }
  return x * sum;
}

/** Von Neumann entropy -Tr rho ln rho, natural logarithm. Throws UnphysicalStateError for what is no state. */
export function vonNeumannEntropy(state: GaussianLike): number {
  return requirePhysical("vonNeumannEntropy", state).reduce((sum, nu) => sum + modeEntropy(nu), 0);
}

/** The same by the formula alone, symplectic eigenvalues below 1/2 counted as 1/2: a number also for what is no state. */
export function uncheckedEntropy(state: GaussianLike): number {
  return symplecticEigenvalues(state).reduce((sum, nu) => sum + modeEntropy(nu), 0);
}

/** ln det(2 sigma), 0 for a pure state. */
function logDeterminant(what: string, state: GaussianLike): number {
  const { covariance } = gaussianState(state);
  const lower = choleskyLower(covariance);
  if (lower === undefined) {
    throw new UnphysicalStateError(`${what}: not a state: its covariance matrix is not positive definite`);
  }
  let log = 0;
  for (let i = 0; i < covariance.rows; i++) log += 2 * Math.log(lower[i * (covariance.rows + 1)]) + Math.LN2;
  return log;
}

/** Renyi-2 entropy -ln Tr rho^2 = ln det(2 sigma)/2. Throws UnphysicalStateError when sigma is not positive. */
export const renyi2Entropy = (state: GaussianLike): number => logDeterminant("renyi2Entropy", state) / 2;

/** Purity Tr rho^2 = 1 / sqrt(det 2 sigma). Throws UnphysicalStateError when sigma is not positive. */
export const purity = (state: GaussianLike): number => Math.exp(-logDeterminant("purity", state) / 2);
