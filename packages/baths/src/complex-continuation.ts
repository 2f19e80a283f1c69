import type { Continuation } from "@openbath/integrals";
import type { Statistics } from "./occupation.ts";

/** f(z) written to out[0] + i out[1]; see `SpectralDensity.continuation`. */
export type ComplexFunction = Continuation;

/** out = z^power, principal branch. */
export function complexPower(re: number, im: number, power: number, out: Float64Array): void {
  if (power === 1) {
    out[0] = re;
    out[1] = im;
    return;
  }
  const size = Math.hypot(re, im) ** power;
  const angle = power * Math.atan2(im, re);
  out[0] = size * Math.cos(angle);
  out[1] = size * Math.sin(angle);
}

/** out = out * (re + i im). */
export function multiplyInto(out: Float64Array, re: number, im: number): void {
  const a = out[0];
  out[0] = a * re - out[1] * im;
  out[1] = a * im + out[1] * re;
}

/** out = out / (re + i im). */
export function divideInto(out: Float64Array, re: number, im: number): void {
  const norm = re * re + im * im;
  multiplyInto(out, re / norm, -im / norm);
}

/** out = out * e^{re + i im}. */
export function multiplyByExp(out: Float64Array, re: number, im: number): void {
  const size = Math.exp(re);
  multiplyInto(out, size * Math.cos(im), size * Math.sin(im));
}

/**
 * out = out * n(z), or out * (1 + eta n(z)) with `enhanced`, at x = beta (z - mu). e^x - 1 without cancellation near 0; the decaying exponential on
 * either side, so nothing overflows.
 */
export function multiplyByOccupation(
  out: Float64Array,
  statistics: Statistics,
  enhanced: boolean,
  xr: number,
  xi: number,
): void {
  // n = e^-x / (1 - eta e^-x) = 1 / (e^x - eta); 1 + eta n = 1 / (1 - eta e^-x)
  const sign = enhanced ? -1 : 1;
  if (sign * xr > 0) {
    // 1 / (e^{y} - eta) with y = sign x growing: multiply through by e^-y
    multiplyByExp(out, -sign * xr, -sign * xi);
    divideByOneMinus(out, statistics, -sign * xr, -sign * xi, 1);
    if (enhanced && statistics === "boson") multiplyInto(out, -1, 0);
    return;
  }
  divideByOneMinus(out, statistics, sign * xr, sign * xi, -1);
  if (enhanced && statistics === "boson") multiplyInto(out, -1, 0);
}

/** Divides by side (1 - eta e^y), eta = 1 for bosons, -1 for fermions (then `side` is dropped: 1 + e^y both ways). */
function divideByOneMinus(out: Float64Array, statistics: Statistics, re: number, im: number, side: number): void {
  if (statistics === "fermion") {
    const size = Math.exp(re);
    divideInto(out, 1 + size * Math.cos(im), size * Math.sin(im));
    return;
  }
  const half = Math.sin(0.5 * im);
  const real = Math.expm1(re) * Math.cos(im) - 2 * half * half; // Re(e^y - 1)
  divideInto(out, -side * real, -side * Math.exp(re) * Math.sin(im));
}
