import { chebyshevSum } from "./chebyshev.ts";
import { TWO_OVER_SQRT_PI } from "./constants.ts";
import { dawson } from "./dawson.ts";
import { erfcx } from "./erfcx.ts";
import { expMinusSquare, expPlusSquare } from "./exp-minus-square.ts";
import { ERF_0_1 } from "./generated/error-function.ts";

/**
 * Error function erf(x) = 2/sqrt(pi) int_0^x e^{-t^2} dt, real x.
 *
 * ## Method
 * |x| <= 1: x times a Chebyshev series in x^2; beyond, 1 - erfc(x).
 *
 * Domain: every real x. Largest relative error measured: 3e-16.
 */
export function erf(x: number): number {
  if (Math.abs(x) <= 1) return x * chebyshevSum(ERF_0_1, 2 * x * x - 1);
  return x < 0 ? erfc(-x) - 1 : 1 - erfc(x);
}

/**
 * Complementary error function erfc(x) = 1 - erf(x), real x.
 *
 * ## Method
 * x > 1/2: e^{-x^2} erfcx(x), the rounding of x^2 put back; |x| <= 1/2: 1 - erf(x); x < -1/2: 2 - erfc(-x).
 *
 * Domain: every real x; 0 from x = 27.23 on (`erfcx` does not underflow). Largest relative error measured: 5e-16.
 */
export function erfc(x: number): number {
  if (x > 0.5) return expMinusSquare(x) * erfcx(x);
  if (x < -0.5) return 2 - erfc(-x);
  return Number.isNaN(x) ? x : 1 - erf(x);
}

/**
 * Imaginary error function erfi(x) = -i erf(i x) = 2/sqrt(pi) int_0^x e^{t^2} dt, real x.
 *
 * ## Method
 * 2/sqrt(pi) e^{x^2} F(x), F Dawson's integral.
 *
 * Domain: every real x; +-Infinity from |x| = 26.64 on. Largest relative error measured: 5e-16.
 */
export function erfi(x: number): number {
  const growth = expPlusSquare(x);
  if (growth === Number.POSITIVE_INFINITY) return x < 0 ? -growth : growth;
  return TWO_OVER_SQRT_PI * growth * dawson(x);
}

/** Scaled imaginary error function e^{-x^2} erfi(x) = 2 F(x)/sqrt(pi) = Im w(x): neither overflows nor underflows. */
export function scaledErfi(x: number): number {
  return TWO_OVER_SQRT_PI * dawson(x);
}
