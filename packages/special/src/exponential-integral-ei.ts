import { chebyshevSum } from "./chebyshev.ts";
import { expIntegralE1, scaledExpIntegralE1 } from "./exponential-integral-e1.ts";
import { EI_0_2, EI_2_4, EI_4_8, EI_8_16, EI_16_32, EI_32_INF } from "./generated/exponential-integral.ts";

/** The zero of Ei, x0 = ZERO + ZERO_LOW. */
const ZERO = 0.3725074107813666;
const ZERO_LOW = 1.3140183414386028e-17;

/**
 * Exponential integral Ei(x) = P int_{-inf}^x e^t/t dt, real x (principal value for x > 0).
 *
 * ## Method
 * 0 < x <= 2: ln(x/x0) + (x - x0) p(x) around the zero x0 = 0.3725..., which is carried in two doubles so that the relative
 * error stays small next to it (the two terms have the same sign). x > 2: e^x/x times Chebyshev series, in x up to 32 and
 * in 1/x beyond. x < 0: -E1(-x).
 *
 * Domain: every real x; Ei(0) = -Infinity, Ei(-Infinity) = -0, Infinity from x = 716.4 on. Largest relative error
 * measured: 6e-16.
 */
export function expIntegralEi(x: number): number {
  if (x <= 0) return x === 0 ? Number.NEGATIVE_INFINITY : -expIntegralE1(-x);
  if (x <= 2) return smallEi(x);
  if (x === Number.POSITIVE_INFINITY) return x;
  if (x < 700) return (Math.exp(x) * timesX(x)) / x;
  const half = Math.exp(x / 2);
  return half * ((half * timesX(x)) / x);
}

/**
 * Scaled exponential integral e^{-x} Ei(x): tends to 1/x on both sides and neither underflows nor overflows.
 *
 * Method and domain as `expIntegralEi`. Largest relative error measured: 6e-16.
 */
export function scaledExpIntegralEi(x: number): number {
  if (x <= 0) return x === 0 ? Number.NEGATIVE_INFINITY : -scaledExpIntegralE1(-x);
  if (x <= 2) return Math.exp(-x) * smallEi(x);
  return timesX(x) / x;
}

function smallEi(x: number): number {
  const distance = x - ZERO - ZERO_LOW;
  const nearZero = Math.abs(distance) < 0.25 * ZERO;
  const log = nearZero ? Math.log1p(distance / ZERO) : Math.log(x / ZERO);
  return log + distance * chebyshevSum(EI_0_2, x - 1);
}

/** x e^{-x} Ei(x) for x > 2. */
function timesX(x: number): number {
  if (x < 4) return chebyshevSum(EI_2_4, x - 3);
  if (x < 8) return chebyshevSum(EI_4_8, x / 2 - 3);
  if (x < 16) return chebyshevSum(EI_8_16, x / 4 - 3);
  if (x < 32) return chebyshevSum(EI_16_32, x / 8 - 3);
  return chebyshevSum(EI_32_INF, 64 / x - 1);
}
