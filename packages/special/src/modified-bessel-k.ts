import { chebyshevSum } from "./chebyshev.ts";
import { GAMMA_MINUS_LN2 } from "./constants.ts";
import { K0_0_1, K0_1_2, K0_2_8, K0_8_INF, K1_0_1, K1_1_2, K1_2_8, K1_8_INF } from "./generated/modified-bessel.ts";
import { smallI0, smallI1 } from "./modified-bessel-i.ts";

/**
 * Modified Bessel function K_0(x), x > 0.
 *
 * ## Method
 * x <= 1: -(ln(x/2) + gamma) I_0(x) + x^2 times a Chebyshev series in x^2 (no cancellation); beyond, sqrt(x) e^x K_0 as
 * Chebyshev series in x up to 8 and in 1/x from there.
 *
 * Domain: x >= 0; K_0(0) = Infinity, 0 from x = 742.1 on; NaN for x < 0. Largest relative error measured: 6e-16.
 */
export function besselK0(x: number): number {
  return x <= 1 ? smallK0(x) : (Math.exp(-x) * timesRoot(x, K0_1_2, K0_2_8, K0_8_INF)) / Math.sqrt(x);
}

/** Scaled e^x K_0(x), which does not underflow. Method, domain and error as `besselK0`. */
export function scaledBesselK0(x: number): number {
  return x <= 1 ? Math.exp(x) * smallK0(x) : timesRoot(x, K0_1_2, K0_2_8, K0_8_INF) / Math.sqrt(x);
}

/**
 * Modified Bessel function K_1(x), x > 0.
 *
 * ## Method
 * x <= 1: 1/x + (ln(x/2) + gamma) I_1(x) - x times a Chebyshev series in x^2; beyond as `besselK0`.
 *
 * Domain as `besselK0`. Largest relative error measured: 6e-16.
 */
export function besselK1(x: number): number {
  return x <= 1 ? smallK1(x) : (Math.exp(-x) * timesRoot(x, K1_1_2, K1_2_8, K1_8_INF)) / Math.sqrt(x);
}

/** Scaled e^x K_1(x), which does not underflow. Method, domain and error as `besselK1`. */
export function scaledBesselK1(x: number): number {
  return x <= 1 ? Math.exp(x) * smallK1(x) : timesRoot(x, K1_1_2, K1_2_8, K1_8_INF) / Math.sqrt(x);
}

function smallK0(x: number): number {
  if (x <= 0) return x === 0 ? Number.POSITIVE_INFINITY : Number.NaN;
  return x * x * chebyshevSum(K0_0_1, 2 * x * x - 1) - (Math.log(x) + GAMMA_MINUS_LN2) * smallI0(x);
}

function smallK1(x: number): number {
  if (x <= 0) return x === 0 ? Number.POSITIVE_INFINITY : Number.NaN;
  return 1 / x + ((Math.log(x) + GAMMA_MINUS_LN2) * smallI1(x) - x * chebyshevSum(K1_0_1, 2 * x * x - 1));
}

/** sqrt(x) e^x K(x) for x > 1. */
function timesRoot(x: number, near: readonly number[], middle: readonly number[], far: readonly number[]): number {
  if (x <= 2) return chebyshevSum(near, 2 * x - 3);
  return x <= 8 ? chebyshevSum(middle, (x - 5) / 3) : chebyshevSum(far, 16 / x - 1);
}
