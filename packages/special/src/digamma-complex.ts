import { type Complex, complexLog, complexNaN, divide } from "./complex.ts";
import { DIGAMMA_ZERO, DIGAMMA_ZERO_LOW, digamma } from "./digamma.ts";
import { DIGAMMA_TAYLOR } from "./generated/digamma.ts";
import { piCotComplex } from "./pi-cotangent.ts";
import { DIGAMMA_STIRLING } from "./stirling.ts";

/** Stirling's series is taken from |z| = 8 on, where its smallest term is below 1e-17. */
const ASYMPTOTIC_RADIUS = 8;

/** Taylor's series about the positive zero is taken within this distance (its radius of convergence is 1.46). */
const TAYLOR_RADIUS = 0.45;

/**
 * Digamma function psi(z), z = re + i im in the whole plane.
 *
 * ## Method
 * im = 0: `digamma`. Re z >= 0: recurrence psi(z) = psi(z + n) - sum_{k<n} 1/(z + k) up to |z + n| >= 8, then Stirling's
 * series ln z - 1/(2z) - sum_k B_{2k}/(2k z^{2k}); Taylor's series about the positive zero 1.4616... next to it.
 * Re z < 0: reflection psi(z) = psi(1 - z) - pi cot(pi z), the cotangent with its period removed exactly.
 *
 * Domain: every z; poles at 0, -1, -2, ... behave as `digamma`; psi is infinite at infinity off the negative axis.
 * Largest relative error (in modulus) measured: 2e-15; next to the zeros on the negative axis the error is absolute.
 */
export function digammaComplex(re: number, im: number): Complex {
  if (im === 0) return { re: digamma(re), im };
  if (!(Number.isFinite(re) && Number.isFinite(im))) {
    if (Number.isNaN(re) || Number.isNaN(im)) return complexNaN;
    return { re: Number.POSITIVE_INFINITY, im: Math.atan2(im, re) };
  }
  if (re >= 0) return rightHalfPlane(re, im);
  const reflected = rightHalfPlane(1 - re, -im);
  const cot = piCotComplex(re, im);
  return { re: reflected.re - cot.re, im: reflected.im - cot.im };
}

function rightHalfPlane(re: number, im: number): Complex {
  const distance = re - DIGAMMA_ZERO - DIGAMMA_ZERO_LOW;
  if (Math.abs(distance) < TAYLOR_RADIUS && Math.abs(im) < TAYLOR_RADIUS && Math.hypot(distance, im) < TAYLOR_RADIUS) {
    return aroundZero(distance, im);
  }
  let shiftRe = 0;
  let shiftIm = 0;
  let x = re;
  while (x < ASYMPTOTIC_RADIUS && Math.abs(im) < ASYMPTOTIC_RADIUS && x * x + im * im < ASYMPTOTIC_RADIUS ** 2) {
    const inverse = divide(1, 0, x, im);
    shiftRe += inverse.re;
    shiftIm += inverse.im;
    x++;
  }
  const limit = stirling(x, im);
  return { re: limit.re - shiftRe, im: limit.im - shiftIm };
}

/** psi(z) for |z| >= 8, Re z >= 0. */
function stirling(re: number, im: number): Complex {
  const w = divide(1, 0, re, im);
  const w2Re = w.re * w.re - w.im * w.im;
  const w2Im = 2 * w.re * w.im;
  let sumRe = 0;
  let sumIm = 0;
  for (let k = DIGAMMA_STIRLING.length - 1; k >= 0; k--) {
    const nextRe = (sumRe + DIGAMMA_STIRLING[k]) * w2Re - sumIm * w2Im;
    sumIm = (sumRe + DIGAMMA_STIRLING[k]) * w2Im + sumIm * w2Re;
    sumRe = nextRe;
  }
  const log = complexLog(re, im);
  return { re: log.re - 0.5 * w.re - sumRe, im: log.im - 0.5 * w.im - sumIm };
}

function aroundZero(dRe: number, dIm: number): Complex {
  let re = 0;
  let im = 0;
  for (let k = DIGAMMA_TAYLOR.length - 1; k >= 0; k--) {
    const a = re + DIGAMMA_TAYLOR[k];
    re = a * dRe - im * dIm;
    im = a * dIm + im * dRe;
  }
  return { re, im };
}
