import { chebyshevSum } from "./chebyshev.ts";
import { coth } from "./coth.ts";
import { LANGEVIN_0_1 } from "./generated/langevin.ts";

/**
 * Langevin function L(x) = coth x - 1/x, real x (odd), x/3 for small x: what is left of coth when its classical part is taken off.
 *
 * ## Method
 * |x| <= 1: x times a Chebyshev series in x^2; beyond, the difference (which no longer cancels by more than a factor 5).
 * Domain: every x; +-1 at +-Infinity. Largest relative error measured: 5e-16.
 */
export function langevin(x: number): number {
  if (Math.abs(x) <= 1) return x * chebyshevSum(LANGEVIN_0_1, 2 * x * x - 1);
  return coth(x) - 1 / x;
}
