import type { Complex } from "./complex.ts";

/** Beyond this size the low part of a square is not needed (the exponential is 0 or infinite) and its split overflows. */
const SPLIT_LIMIT = 1e100;

/** a b minus its rounded value `product`, exact (Dekker's splitting; JavaScript has no fused multiply-add). */
export function productError(a: number, b: number, product: number): number {
  const ca = 134217729 * a;
  const aHigh = ca - (ca - a);
  const aLow = a - aHigh;
  const cb = 134217729 * b;
  const bHigh = cb - (cb - b);
  const bLow = b - bHigh;
  return aHigh * bHigh - product + aHigh * bLow + aLow * bHigh + aLow * bLow;
}

/** e^{-x^2} to the last digit or two for any x: the rounding of x^2 is put back. */
export function expMinusSquare(x: number): number {
  const square = x * x;
  if (square > 760) return 0;
  return Math.exp(-square) * (1 - productError(x, x, square));
}

/** e^{+x^2}, as `expMinusSquare`; Infinity from |x| = 26.64 on. */
export function expPlusSquare(x: number): number {
  const square = x * x;
  if (square > 720) return Number.POSITIVE_INFINITY;
  return Math.exp(square) * (1 + productError(x, x, square));
}

/**
 * e^{-z^2}, z = re + i im, with the modulus e^{im^2 - re^2} and the phase -2 re im both formed in twice the working
 * precision, so that the relative error stays at rounding level for every size of z.
 */
export function expMinusSquareComplex(re: number, im: number): Complex {
  if (Math.abs(re) > SPLIT_LIMIT || Math.abs(im) > SPLIT_LIMIT) return crude(re, im);
  const re2 = re * re;
  const im2 = im * im;
  const difference = im2 - re2;
  const back = im2 - difference;
  // what the subtraction lost, plus what the two squares lost
  const lost = im2 - (difference + back) + (back - re2) + (productError(im, im, im2) - productError(re, re, re2));
  const phase = 2 * re * im;
  const phaseLost = 2 * productError(re, im, re * im);
  const modulus = Math.exp(difference);
  if (modulus === 0) return { re: 0, im: 0 };
  const cos = Math.cos(phase);
  const sin = Math.sin(phase);
  const real = (cos - phaseLost * sin) * (1 + lost);
  const imaginary = -(sin + phaseLost * cos) * (1 + lost);
  return { re: modulus * real, im: imaginary === 0 ? imaginary : modulus * imaginary };
}

/** Sizes where the phase is beyond any meaning: 0 or complex infinity. */
function crude(re: number, im: number): Complex {
  if (Math.abs(re) > Math.abs(im)) return { re: 0, im: 0 };
  if (re === 0) return { re: Number.POSITIVE_INFINITY, im: -re * im };
  return { re: Number.NaN, im: Number.NaN };
}
