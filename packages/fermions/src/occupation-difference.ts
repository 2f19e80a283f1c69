import { type Bath, enhancement, occupation, reducedEnergy } from "@openbath/baths";

/** n(omega) of a bath. */
export function occupationOf({ statistics, beta, mu }: Bath, omega: number): number {
  return occupation(statistics, omega, beta, mu);
}

/**
 * n_a - n_b at omega without cancellation: n_a (1 + eta n_b) (1 - e^{x_a - x_b}), x = beta (omega - mu), since n_b (1 + eta n_a) is e^{x_a - x_b} times
 * n_a (1 + eta n_b).
 */
export function occupationDifference(a: Bath, b: Bath, omega: number): number {
  const na = occupationOf(a, omega);
  const nb = occupationOf(b, omega);
  const forward = na * enhancement(b.statistics, omega, b.beta, b.mu);
  const backward = nb * enhancement(a.statistics, omega, a.beta, a.mu);
  const x = reducedEnergy(omega, a.beta, a.mu) - reducedEnergy(omega, b.beta, b.mu);
  if (!Number.isFinite(x)) return forward - backward;
  return x <= 0 ? -forward * Math.expm1(x) : backward * Math.expm1(-x);
}

/** The larger of the two terms of which `occupationDifference` is the difference: the size by which its rounding must be judged. */
export function occupationTurnover(a: Bath, b: Bath, omega: number): number {
  const forward = occupationOf(a, omega) * enhancement(b.statistics, omega, b.beta, b.mu);
  return Math.max(forward, occupationOf(b, omega) * enhancement(a.statistics, omega, a.beta, a.mu));
}
