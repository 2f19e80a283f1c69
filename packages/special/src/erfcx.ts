import { chebyshevSum } from "./chebyshev.ts";
import { INV_SQRT_PI } from "./constants.ts";
import { expPlusSquare } from "./exp-minus-square.ts";
import { ERFCX } from "./generated/error-function.ts";

/**
 * Scaled complementary error function erfcx(x) = e^{x^2} erfc(x), real x; w(i x) of the Faddeeva function.
 *
 * ## Method
 * x >= 0: (1 + 2x) erfcx(x) is a Chebyshev series in (x - 4)/(x + 4) (the transformation of Shepherd and Laframboise 1981).
 * x < 0: 2 e^{x^2} - erfcx(-x).
 *
 * Domain: every real x; erfcx(Infinity) = 0, Infinity below x = -26.63. Largest relative error measured: 7e-16.
 */
export function erfcx(x: number): number {
  if (x < 0) return 2 * expPlusSquare(x) - erfcx(-x);
  if (x > 1e16) return INV_SQRT_PI / x;
  return chebyshevSum(ERFCX, (x - 4) / (x + 4)) / (1 + 2 * x);
}
