import { BERNOULLI_EVEN } from "./generated/gamma.ts";

const TERMS = 11;

/** B_{2k}/(2k), k = 1, 2, ...: psi(z) ~ ln z - 1/(2z) - sum_k of these over z^{2k}. */
export const DIGAMMA_STIRLING: readonly number[] = Array.from(
  { length: TERMS },
  (_, i) => BERNOULLI_EVEN[i + 1] / (2 * (i + 1)),
);

/** B_{2k}/(2k (2k - 1)), k = 1, 2, ...: ln Gamma(z) ~ (z - 1/2) ln z - z + ln(2 pi)/2 + sum_k of these over z^{2k-1}. */
export const LOG_GAMMA_STIRLING: readonly number[] = DIGAMMA_STIRLING.map((b, i) => b / (2 * i + 1));
