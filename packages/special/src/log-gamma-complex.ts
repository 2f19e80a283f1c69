import { type Complex, complexLog, complexNaN, divide, logAbs } from "./complex.ts";
import { HALF_LOG_TWO_PI, LOG_PI } from "./constants.ts";
import { LOG_GAMMA_TAYLOR } from "./generated/gamma.ts";
import { logGamma } from "./log-gamma.ts";
import { fractionalPart } from "./pi-cotangent.ts";
import { LOG_GAMMA_STIRLING } from "./stirling.ts";

const STIRLING_RADIUS = 7;

/** Taylor's series about the zeros 1 and 2 is taken within this distance. */
const TAYLOR_RADIUS = 0.8;

/**
 * ln Gamma(z), z = re + i im: the branch that is real for z > 0 and analytic off the negative axis (its imaginary part is
 * not reduced to [-pi, pi]); on the cut the sign of a zero imaginary part says the side.
 *
 * ## Method
 * Re z >= 0: Taylor's series about 1 and 2 next to these zeros, else ln Gamma(z) = ln Gamma(z + n) - sum ln(z + k) up to
 * |z + n| >= 7 and Stirling's series. Re z < 0: reflection ln pi - ln sin(pi z) - ln Gamma(1 - z), ln sin on its analytic branch.
 *
 * Domain: every z; Infinity at the poles 0, -1, -2, ...; at infinity NaN where there is no limit. Largest relative error measured, in modulus: 4.5e-15.
 */
export function logGammaComplex(re: number, im: number): Complex {
  if (im === 0) return onRealAxis(re, im);
  if (Number.isNaN(re) || Number.isNaN(im)) return complexNaN;
  if (!(Number.isFinite(re) && Number.isFinite(im))) return atInfinity(re, im);
  if (re >= 0) return rightHalfPlane(re, im);
  if (im < 0) {
    const mirror = reflected(re, -im);
    return { re: mirror.re, im: -mirror.im };
  }
  return reflected(re, im);
}

function onRealAxis(re: number, im: number): Complex {
  const value = logGamma(re);
  if (!(re < 0)) return { re: value, im };
  const turn = -Math.PI * Math.floor(re);
  return { re: value, im: Object.is(im, -0) ? turn : -turn };
}

/** Gamma grows along the positive axis and falls along the imaginary one; in the other directions there is no limit. */
function atInfinity(re: number, im: number): Complex {
  const turn = im < 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  if (Number.isFinite(im)) return re > 0 ? { re, im: turn } : complexNaN;
  return Number.isFinite(re) ? { re: Number.NEGATIVE_INFINITY, im: turn } : complexNaN;
}

function rightHalfPlane(re: number, im: number): Complex {
  if (Math.hypot(re - 2, im) <= TAYLOR_RADIUS) return aroundTwo(re - 2, im);
  if (Math.hypot(re - 1, im) <= TAYLOR_RADIUS) {
    const series = aroundTwo(re - 1, im);
    const log = complexLog(re, im);
    return { re: series.re - log.re, im: series.im - log.im };
  }
  let x = re;
  let sumRe = 0;
  let sumIm = 0;
  for (; Math.hypot(x, im) < STIRLING_RADIUS; x++) {
    const log = complexLog(x, im);
    sumRe += log.re;
    sumIm += log.im;
  }
  const limit = stirling(x, im);
  return { re: limit.re - sumRe, im: limit.im - sumIm };
}

function stirling(re: number, im: number): Complex {
  const w = divide(1, 0, re, im);
  const w2Re = w.re * w.re - w.im * w.im;
  const w2Im = 2 * w.re * w.im;
  let sumRe = 0;
  let sumIm = 0;
  for (let k = LOG_GAMMA_STIRLING.length - 1; k >= 0; k--) {
    const next = sumRe * w2Re - sumIm * w2Im + LOG_GAMMA_STIRLING[k];
    sumIm = sumRe * w2Im + sumIm * w2Re;
    sumRe = next;
  }
  const log = complexLog(re, im);
  // (z - 1/2) (ln z - 1) + (ln(2 pi) - 1)/2 + sum/z
  const a = log.re - 1;
  return {
    re: (re - 0.5) * a - im * log.im + (HALF_LOG_TWO_PI - 0.5) + (sumRe * w.re - sumIm * w.im),
    im: (re - 0.5) * log.im + im * a + (sumRe * w.im + sumIm * w.re),
  };
}

/** Re z < 0, Im z > 0. ln sin(pi z) = -i pi z + i pi/2 - ln 2 + ln(1 - e^{2 pi i z}). */
function reflected(re: number, im: number): Complex {
  const angle = 2 * Math.PI * fractionalPart(re);
  const half = Math.sin(angle / 2);
  const shrink = Math.expm1(-2 * Math.PI * im);
  const oneMinusRe = -shrink * Math.cos(angle) + 2 * half * half;
  const oneMinusIm = -(1 + shrink) * Math.sin(angle);
  const logSinRe = Math.PI * im - Math.LN2 + logAbs(oneMinusRe, oneMinusIm);
  const logSinIm = Math.PI * (0.5 - re) + Math.atan2(oneMinusIm, oneMinusRe);
  const opposite = rightHalfPlane(1 - re, -im);
  return { re: LOG_PI - logSinRe - opposite.re, im: -logSinIm - opposite.im };
}

function aroundTwo(dRe: number, dIm: number): Complex {
  let re = 0;
  let im = 0;
  for (let k = LOG_GAMMA_TAYLOR.length - 1; k >= 0; k--) {
    const a = re + LOG_GAMMA_TAYLOR[k];
    re = a * dRe - im * dIm;
    im = a * dIm + im * dRe;
  }
  return { re, im };
}
