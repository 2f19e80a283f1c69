import { chebyshevSum } from "./chebyshev.ts";
import { I0_0_2, I0_2_8, I0_8_INF, I1_0_2, I1_2_8, I1_8_INF } from "./generated/modified-bessel.ts";

/**
 * Modified Bessel function I_0(x), real x (even).
 *
 * ## Method
 * Chebyshev series: in x^2 for |x| <= 2; of sqrt(x) e^{-x} I_0 in x up to 8 and in 1/x beyond.
 *
 * Domain: every real x; Infinity from |x| = 713.99 on. Largest relative error measured: 5e-16.
 */
export function besselI0(x: number): number {
  const a = Math.abs(x);
  return a <= 2 ? smallI0(a) : grown(a, timesRootI0(a));
}

/** Scaled e^{-|x|} I_0(x), which does not overflow. Method, domain and error as `besselI0`. */
export function scaledBesselI0(x: number): number {
  const a = Math.abs(x);
  return a <= 2 ? Math.exp(-a) * smallI0(a) : timesRootI0(a) / Math.sqrt(a);
}

/**
 * Modified Bessel function I_1(x), real x (odd).
 *
 * Method and domain as `besselI0`. Largest relative error measured: 5e-16.
 */
export function besselI1(x: number): number {
  const a = Math.abs(x);
  if (a <= 2) return smallI1(x);
  const value = grown(a, timesRootI1(a));
  return x < 0 ? -value : value;
}

/** Scaled e^{-|x|} I_1(x), which does not overflow. Method, domain and error as `besselI1`. */
export function scaledBesselI1(x: number): number {
  const a = Math.abs(x);
  if (a <= 2) return Math.exp(-a) * smallI1(x);
  const value = timesRootI1(a) / Math.sqrt(a);
  return x < 0 ? -value : value;
}

/** I_0 for 0 <= x <= 2. */
export function smallI0(x: number): number {
  return chebyshevSum(I0_0_2, 0.5 * x * x - 1);
}

/** I_1 for |x| <= 2. */
export function smallI1(x: number): number {
  return x * chebyshevSum(I1_0_2, 0.5 * x * x - 1);
}

function timesRootI0(x: number): number {
  return x <= 8 ? chebyshevSum(I0_2_8, (x - 5) / 3) : chebyshevSum(I0_8_INF, 16 / x - 1);
}

function timesRootI1(x: number): number {
  return x <= 8 ? chebyshevSum(I1_2_8, (x - 5) / 3) : chebyshevSum(I1_8_INF, 16 / x - 1);
}

/** e^x/sqrt(x) times a number, without overflow before the result does. */
function grown(x: number, value: number): number {
  if (x < 700) return (Math.exp(x) * value) / Math.sqrt(x);
  if (x > 800) return x + Number.POSITIVE_INFINITY;
  const half = Math.exp(x / 2);
  return half * ((half * value) / Math.sqrt(x));
}
