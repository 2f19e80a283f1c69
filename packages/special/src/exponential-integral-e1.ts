import { chebyshevSum } from "./chebyshev.ts";
import { EULER_GAMMA } from "./constants.ts";
import { E1_1_2, E1_2_4, E1_4_INF, EIN_0_1 } from "./generated/exponential-integral.ts";

/**
 * Exponential integral E1(x) = int_x^inf e^{-t}/t dt, x > 0.
 *
 * ## Method
 * x <= 1: -gamma - ln x + x p(x), p a Chebyshev series. x > 1: e^{-x}/x times a Chebyshev series, in x up to 4 and in
 * 1/x beyond.
 *
 * Domain: x >= 0; E1(0) = Infinity, E1(Infinity) = 0; x < 0 gives NaN, because E1 is complex there (see
 * `expIntegralE1Complex`; its real part is -Ei(-x)). Largest relative error measured: 5e-16.
 */
export function expIntegralE1(x: number): number {
  if (x <= 1) return smallE1(x);
  return (Math.exp(-x) * timesX(x)) / x;
}

/**
 * Scaled exponential integral e^x E1(x), x > 0: tends to 1/x and neither underflows nor overflows.
 *
 * Method and domain as `expIntegralE1`. Largest relative error measured: 5e-16.
 */
export function scaledExpIntegralE1(x: number): number {
  if (x <= 1) return Math.exp(x) * smallE1(x);
  return timesX(x) / x;
}

function smallE1(x: number): number {
  if (x < 0) return Number.NaN;
  return x * chebyshevSum(EIN_0_1, 2 * x - 1) - (Math.log(x) + EULER_GAMMA);
}

/** x e^x E1(x) for x > 1. */
function timesX(x: number): number {
  if (x < 2) return chebyshevSum(E1_1_2, 2 * x - 3);
  if (x < 4) return chebyshevSum(E1_2_4, x - 3);
  return chebyshevSum(E1_4_INF, 8 / x - 1);
}
