import { BERNOULLI_EVEN } from "./generated/gamma.ts";

/**
 * Bernoulli number B_n, of x/(e^x - 1) = sum_n B_n x^n/n! (so B_1 = -1/2).
 *
 * ## Method
 * Table of correctly rounded values up to B_258, the last one a double can hold; +-Infinity for larger even n.
 *
 * @throws RangeError if n is not a non-negative integer
 */
export function bernoulliNumber(n: number): number {
  if (!Number.isInteger(n) || n < 0) {
    throw new RangeError(`bernoulliNumber: the index must be a non-negative integer, got ${n}`);
  }
  if (n === 1) return -0.5;
  if (n % 2 === 1) return 0;
  if (n >= 2 * BERNOULLI_EVEN.length) return n % 4 === 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  return BERNOULLI_EVEN[n / 2];
}
