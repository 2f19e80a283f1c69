import type { Complex } from "@openbath/linalg";
import { digammaComplex } from "@openbath/special";

/**
 * f(s) = int dw/2pi theta(w) / (-iw - s) for Re s < 0, theta(w) = (w/2) coth(w/2T), up to a multiple of s that drops out of every covariance: with
 * z = -s, f = T/2 - (z/2pi) [psi(1 + z/2piT) + ln(2piT/scale)], and -(z/2pi) ln(z/scale) at T = 0. `scale` keeps the dropped term small.
 */
export function matsubaraWeight(s: Complex, temperature: number, scale: number): Complex {
  const re = -s.re;
  const im = -s.im;
  let psi: Complex;
  if (temperature === 0) {
    psi = { re: Math.log(Math.hypot(re, im) / scale), im: Math.atan2(im, re) };
  } else {
    const step = 2 * Math.PI * temperature;
    const value = digammaComplex(1 + re / step, im / step);
    psi = { re: value.re + Math.log(step / scale), im: value.im };
  }
  return {
    re: temperature / 2 - (re * psi.re - im * psi.im) / (2 * Math.PI),
    im: -(re * psi.im + im * psi.re) / (2 * Math.PI),
  };
}
