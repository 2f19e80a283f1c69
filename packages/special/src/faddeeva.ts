import { type Complex, complexNaN } from "./complex.ts";
import { INV_SQRT_PI } from "./constants.ts";
import { erfcx } from "./erfcx.ts";
import { scaledErfi } from "./error-functions.ts";
import { expMinusSquare, expMinusSquareComplex } from "./exp-minus-square.ts";
import { laplaceFraction } from "./faddeeva-fraction.ts";
import { trapezoidal } from "./faddeeva-trapezoidal.ts";

/** Laplace's continued fraction is taken for |z|^2 at and above this. */
const FRACTION_FROM = 64;

/**
 * Faddeeva function w(z) = e^{-z^2} erfc(-i z), z = re + i im in the whole plane; for Im z > 0 it is
 * (i/pi) int e^{-t^2}/(z - t) dt, the Hilbert transform of a Gaussian.
 *
 * ## Method
 * Real axis: e^{-x^2} + (2i/sqrt(pi)) F(x), F Dawson's integral; imaginary axis: erfcx. Upper half plane: Laplace's
 * continued fraction for |z| >= 8, else the trapezoidal rule of step 1/2 with the residue of the poles between z and the real
 * line (Matta and Reichel 1971; the choice between nodes k/2 and k/2 + 1/4 after Al Azah and Chandler-Wilde 2021). Lower
 * half plane: w(z) = 2 e^{-z^2} - w(-z), the exponent in twice the working precision.
 *
 * Domain: every z; 0 at infinity in the upper half plane; in the lower one overflows where e^{-z^2} does. Largest relative
 * error measured, in modulus: 8e-16 (for Im z > 0 the real part alone keeps 7e-16, the imaginary part 5e-15); next to the zeros of w (all in the lower half plane) it is relative to |w(-z)|.
 */
export function faddeeva(re: number, im: number): Complex {
  if (Number.isNaN(re) || Number.isNaN(im)) return complexNaN;
  if (im === 0) return { re: expMinusSquare(re), im: scaledErfi(re) };
  if (re === 0) return { re: erfcx(im), im: re };
  if (im > 0) return upperHalfPlane(re, im);
  const exponential = expMinusSquareComplex(re, im);
  const opposite = upperHalfPlane(-re, -im);
  return { re: 2 * exponential.re - opposite.re, im: 2 * exponential.im - opposite.im };
}

function upperHalfPlane(re: number, im: number): Complex {
  const quadrant = firstQuadrant(Math.abs(re), im);
  return re < 0 ? { re: quadrant.re, im: -quadrant.im } : quadrant;
}

function firstQuadrant(x: number, y: number): Complex {
  if (x * x + y * y < FRACTION_FROM) return trapezoidal(x, y);
  if (x === Number.POSITIVE_INFINITY || y === Number.POSITIVE_INFINITY) return { re: 0, im: 0 };
  const fraction = laplaceFraction(x, y);
  return { re: -fraction.im * INV_SQRT_PI, im: fraction.re * INV_SQRT_PI };
}
