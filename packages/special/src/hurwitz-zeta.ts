import { BERNOULLI_EVEN } from "./generated/gamma.ts";

/** Terms of the Euler-Maclaurin tail that are never exceeded. */
const TAIL_TERMS = 25;

/** Where the tail may start for an exponent s: there its terms fall by more than ten from one to the next. */
export function tailStart(s: number): number {
  return 10 + s / 2;
}

/**
 * Hurwitz zeta function zeta(s, a) = sum_{k >= 0} (a + k)^{-s}, real s > 1, a > 0.
 *
 * ## Method
 * Terms summed directly up to a + k >= 10 + s/2, the rest by the Euler-Maclaurin formula.
 *
 * Domain: s > 1, a > 0; zeta(1, a) = zeta(s, 0) = Infinity; NaN elsewhere. Largest relative error measured: 5e-16, s <= 50.
 */
export function hurwitzZeta(s: number, a: number): number {
  if (!(s >= 1 && a >= 0)) return Number.NaN;
  if (s === 1 || a === 0) return Number.POSITIVE_INFINITY;
  if (a === Number.POSITIVE_INFINITY || s === Number.POSITIVE_INFINITY) return a < 1 ? a ** -s : a === 1 ? 1 : 0;
  return a ** -s * hurwitzRatio(s, a);
}

/** a^s zeta(s, a) = 1 + (a/(a + 1))^s + ..., which never under- or overflows; s > 1, a > 0. */
export function hurwitzRatio(s: number, a: number): number {
  const count = Math.max(0, Math.ceil(tailStart(s) - a));
  const end = a + count;
  let sum = (a / end) ** s * eulerMaclaurinTail(s, end);
  for (let k = Math.min(count - 1, significantTerms(s, a)); k > 0; k--) sum += (a / (a + k)) ** s;
  return count > 0 ? sum + 1 : sum;
}

/** Where the terms (a/(a + k))^s have fallen below 1e-18: for a large exponent long before the tail. */
function significantTerms(s: number, a: number): number {
  return Math.ceil(a * Math.expm1(42 / s));
}

/** b^s zeta(s, b) = b/(s - 1) + 1/2 + sum_j B_{2j}/(2j)! s (s + 1) ... (s + 2j - 2) b^{1 - 2j}. */
function eulerMaclaurinTail(s: number, b: number): number {
  const leading = b / (s - 1) + 0.5;
  let correction = 0;
  let factor = s / (2 * b);
  for (let j = 1; j <= TAIL_TERMS; j++) {
    const term = BERNOULLI_EVEN[j] * factor;
    correction += term;
    if (Math.abs(term) < 1e-18 * leading) break;
    factor *= ((s + 2 * j - 1) / b) * ((s + 2 * j) / b);
    factor /= (2 * j + 1) * (2 * j + 2);
  }
  return leading + correction;
}

/**
 * Riemann zeta function zeta(s) = sum_{k >= 1} k^{-s}, real s > 1.
 *
 * Method: `hurwitzZeta(s, 1)`. Domain: s > 1; zeta(1) = Infinity, NaN below. Largest relative error measured: 6e-16.
 */
export function riemannZeta(s: number): number {
  return hurwitzZeta(s, 1);
}
