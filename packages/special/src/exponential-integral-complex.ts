import { type Complex, complexLog, complexNaN, divide } from "./complex.ts";
import { EULER_GAMMA } from "./constants.ts";
import { expIntegralE1, scaledExpIntegralE1 } from "./exponential-integral-e1.ts";
import { expIntegralEi, scaledExpIntegralEi } from "./exponential-integral-ei.ts";

/** From this |z| on the asymptotic series reaches rounding level in every direction. */
const ASYMPTOTIC_RADIUS = 40;

/**
 * The power series is taken for |z| + Re z up to this: about 0 and beside the cut, where its terms do not cancel and the
 * continued fraction converges slowly.
 */
const SERIES_PARABOLA = 1.5;

/**
 * Exponential integral E1(z) = int_z^inf e^{-t}/t dt, principal branch: cut along the negative real axis, where the sign of
 * a zero imaginary part says the side: E1(-x +- i0) = -Ei(x) -+ i pi.
 *
 * ## Method
 * Real axis: the real functions. Power series -gamma - ln z + sum_k (-1)^{k+1} z^k/(k k!) for |z| + Re z <= 1.5 (about 0 and
 * beside the cut); asymptotic series for |z| >= 40; else Stieltjes' continued fraction
 * e^{-z}/(z + 1 - 1/(z + 3 - 4/(z + 5 - ...))) backwards, its depth set by the known rate e^{-4 Re sqrt(n z)}.
 *
 * Domain: every z except 0, where it is Infinity; overflows for Re z below -709 (`scaledExpIntegralE1Complex` does not).
 * Largest relative error measured, in modulus: 1.5e-15 (E1 has no zero on its principal sheet).
 */
export function expIntegralE1Complex(re: number, im: number): Complex {
  if (im === 0) {
    if (re >= 0) return { re: expIntegralE1(re), im: -im };
    return { re: -expIntegralEi(-re), im: onCut(im, Math.PI) };
  }
  if (Number.isNaN(re) || Number.isNaN(im)) return complexNaN;
  if (useSeries(re, im)) return series(re, im);
  const decay = Math.exp(-re);
  if (decay === 0) return { re: 0, im: 0 };
  if (!Number.isFinite(im)) return Number.isFinite(decay) ? { re: 0, im: 0 } : complexNaN;
  const scaled = scaledOutsideSeries(re, im);
  const cos = Math.cos(im);
  const sin = Math.sin(im);
  return { re: decay * (scaled.re * cos + scaled.im * sin), im: decay * (scaled.im * cos - scaled.re * sin) };
}

/**
 * Scaled exponential integral e^z E1(z), principal branch: tends to 1/z in every direction and neither underflows nor
 * overflows. On the cut the two sides differ by 2 pi e^{Re z}.
 *
 * Method and domain as `expIntegralE1Complex`. Largest relative error measured, in modulus: 1.5e-15.
 */
export function scaledExpIntegralE1Complex(re: number, im: number): Complex {
  if (im === 0) {
    if (re >= 0) return { re: scaledExpIntegralE1(re), im: -im };
    return { re: -scaledExpIntegralEi(-re), im: onCut(im, Math.PI * Math.exp(re)) };
  }
  if (Number.isNaN(re) || Number.isNaN(im)) return complexNaN;
  if (!useSeries(re, im)) return scaledOutsideSeries(re, im);
  const value = series(re, im);
  const growth = Math.exp(re);
  const cos = Math.cos(im);
  const sin = Math.sin(im);
  return { re: growth * (value.re * cos - value.im * sin), im: growth * (value.im * cos + value.re * sin) };
}

function onCut(im: number, jump: number): number {
  return Object.is(im, -0) ? jump : -jump;
}

/** |z| + Re z without cancellation. */
function parabola(re: number, im: number): number {
  const size = Math.hypot(re, im);
  return re >= 0 ? size + re : im * (im / (size - re));
}

function useSeries(re: number, im: number): boolean {
  return Math.hypot(re, im) < ASYMPTOTIC_RADIUS && parabola(re, im) <= SERIES_PARABOLA;
}

function series(re: number, im: number): Complex {
  let termRe = 1;
  let termIm = 0;
  let sumRe = 0;
  let sumIm = 0;
  for (let k = 1; k < 250; k++) {
    const nextRe = -(termRe * re - termIm * im) / k;
    termIm = -(termRe * im + termIm * re) / k;
    termRe = nextRe;
    sumRe -= termRe / k;
    sumIm -= termIm / k;
    if (Math.abs(termRe) + Math.abs(termIm) < 1e-18 * k * (Math.abs(sumRe) + Math.abs(sumIm))) break;
  }
  const log = complexLog(re, im);
  return { re: sumRe - log.re - EULER_GAMMA, im: sumIm - log.im };
}

/** e^z E1(z) by the asymptotic series or the continued fraction. */
function scaledOutsideSeries(re: number, im: number): Complex {
  const size = Math.hypot(re, im);
  if (size === Number.POSITIVE_INFINITY)
    return Number.isFinite(re) && Number.isFinite(im) ? divide(1, 0, re, im) : { re: 0, im: 0 };
  if (size >= ASYMPTOTIC_RADIUS) return asymptotic(re, im);
  const depth = Math.ceil(5 + 175 / parabola(re, im));
  let tail: Complex = { re: 0, im: 0 };
  for (let k = depth; k >= 1; k--) tail = divide(k * k, 0, re + 2 * k + 1 - tail.re, im - tail.im);
  return divide(1, 0, re + 1 - tail.re, im - tail.im);
}

/** 1/z (1 - 1/z + 2/z^2 - 6/z^3 + ...), cut at rounding level or at its smallest term. */
function asymptotic(re: number, im: number): Complex {
  const w = divide(1, 0, re, im);
  let termRe = 1;
  let termIm = 0;
  let sumRe = 1;
  let sumIm = 0;
  for (let k = 1; k <= ASYMPTOTIC_RADIUS; k++) {
    const nextRe = -k * (termRe * w.re - termIm * w.im);
    termIm = -k * (termRe * w.im + termIm * w.re);
    termRe = nextRe;
    sumRe += termRe;
    sumIm += termIm;
    if (Math.abs(termRe) + Math.abs(termIm) < 1e-17) break;
  }
  return { re: sumRe * w.re - sumIm * w.im, im: sumRe * w.im + sumIm * w.re };
}
