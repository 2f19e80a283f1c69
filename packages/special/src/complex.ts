/** A complex number re + i im. */
export interface Complex {
  readonly re: number;
  readonly im: number;
}

export const complexNaN: Complex = { re: Number.NaN, im: Number.NaN };

/** a/b by Smith's scaling: no overflow of |b|^2. */
export function divide(aRe: number, aIm: number, bRe: number, bIm: number): Complex {
  if (Math.abs(bRe) >= Math.abs(bIm)) {
    const r = bIm / bRe;
    const d = bRe + r * bIm;
    return { re: (aRe + aIm * r) / d, im: (aIm - aRe * r) / d };
  }
  const r = bRe / bIm;
  const d = bRe * r + bIm;
  return { re: (aRe * r + aIm) / d, im: (aIm * r - aRe) / d };
}

/** Principal logarithm; relative accuracy kept next to |z| = 1. */
export function complexLog(re: number, im: number): Complex {
  return { re: logAbs(re, im), im: Math.atan2(im, re) };
}

/** ln|re + i im|, through log1p when |z| is near 1. */
export function logAbs(re: number, im: number): number {
  const big = Math.max(Math.abs(re), Math.abs(im));
  const small = Math.min(Math.abs(re), Math.abs(im));
  if (big > 0.5 && big < 1.5 && small < 1.5) return 0.5 * Math.log1p((big - 1) * (big + 1) + small * small);
  return Math.log(Math.hypot(re, im));
}
