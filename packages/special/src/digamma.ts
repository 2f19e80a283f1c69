import { chebyshevSum } from "./chebyshev.ts";
import { DIGAMMA_1_2, DIGAMMA_2_4, DIGAMMA_4_INF } from "./generated/digamma.ts";
import { piCot } from "./pi-cotangent.ts";

/** The positive zero of psi, x0 = DIGAMMA_ZERO + DIGAMMA_ZERO_LOW. */
export const DIGAMMA_ZERO = 1.4616321449683622;
export const DIGAMMA_ZERO_LOW = 9.549995429965697e-17;

/**
 * Digamma function psi(x) = d ln Gamma(x)/dx, real x.
 *
 * ## Method
 * 1 <= x < 4: (x - x0) times a Chebyshev series, x0 = 1.4616... the zero, carried in two doubles. x >= 4:
 * ln x - 1/(2x) minus a Chebyshev series in 1/x^2 over x^2. 0 < x < 1: psi(x + 1) - 1/x. x < 0: psi(1 - x) - pi cot(pi x).
 *
 * Domain: every real x; psi(+-0) = -+Infinity, NaN at the negative integers and at -Infinity, psi(Infinity) = Infinity.
 * Largest relative error measured: 4e-16; for x < 0 it is relative to |psi(1 - x)| + |pi cot(pi x)|, so that
 * next to a zero on the negative axis (one between each two poles) the error is absolute.
 */
export function digamma(x: number): number {
  if (x >= 4) return Math.log(x) - 0.5 / x - chebyshevSum(DIGAMMA_4_INF, 32 / x / x - 1) / x / x;
  if (x >= 1) return aroundZero(x);
  if (x > 0) return aroundZero(x + 1) - 1 / x;
  if (x === 0) return -1 / x;
  return x < 0 ? digamma(1 - x) - piCot(x) : Number.NaN;
}

/** psi on [1, 4). */
function aroundZero(x: number): number {
  const distance = x - DIGAMMA_ZERO - DIGAMMA_ZERO_LOW;
  return distance * (x < 2 ? chebyshevSum(DIGAMMA_1_2, 2 * x - 3) : chebyshevSum(DIGAMMA_2_4, x - 3));
}
