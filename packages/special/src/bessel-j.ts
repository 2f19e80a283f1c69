import { hankelPair } from "./bessel-hankel.ts";
import { productError } from "./exp-minus-square.ts";

/** Largest |x| and order for the backward recurrence, whose cost grows with them. */
const BACKWARD_LIMIT = 1e6;

/**
 * Bessel functions J_0(x), J_1(x), ..., J_nMax(x) of the first kind, integer order, real x: the coefficients of
 * e^{-i x cos q} = J_0 + 2 sum_n (-i)^n J_n(x) cos(n q), which make the Chebyshev propagator.
 *
 * ## Method
 * |x| <= 1e6: the recurrence J_{n-1} = (2n/x) J_n - J_{n+1} downwards (Miller); beyond the turning point n = |x| as
 * ratios J_n/J_{n-1}, which neither under- nor overflow, below it in double-double arithmetic, so that |x| steps add no error; scaled by
 * J_0^2 + 2 sum J_n^2 = 1, a sum of positive terms, the sign known because J_n(x) > 0 for n >= x > 0. Larger |x|: J_0 and J_1
 * from Hankel's expansion and the recurrence upwards.
 *
 * Domain: every real x; nMax up to 1e6. NaN gives NaN, +-Infinity gives 0; entries below 5e-324 are 0. Cost: O(nMax + |x|) up
 * to |x| = 1e6. Error measured, up to x = 1e5: 7e-15 of J_n itself for n > |x| (growing like sqrt(n - |x|)), 4e-16 of
 * its amplitude sqrt(2/(pi sqrt(x^2 - n^2))) for n < |x|.
 *
 * @throws RangeError if nMax is not an integer between 0 and 1e6
 */
export function besselJ(nMax: number, x: number): Float64Array {
  if (!Number.isInteger(nMax) || nMax < 0 || nMax > BACKWARD_LIMIT) {
    throw new RangeError(`besselJ: the highest order must be an integer between 0 and ${BACKWARD_LIMIT}, got ${nMax}`);
  }
  const out = new Float64Array(nMax + 1);
  const size = Math.abs(x);
  if (Number.isNaN(x)) return out.fill(Number.NaN);
  if (size === Number.POSITIVE_INFINITY) return out;
  if (size === 0) out[0] = 1;
  else if (size <= BACKWARD_LIMIT) backward(out, size);
  else forward(out, size);
  if (x < 0) for (let n = 1; n <= nMax; n += 2) out[n] = -out[n];
  return out;
}

function forward(out: Float64Array, x: number): void {
  const [j0, j1] = hankelPair(x);
  out[0] = j0;
  if (out.length > 1) out[1] = j1;
  for (let n = 1; n + 1 < out.length; n++) out[n + 1] = ((2 * n) / x) * out[n] - out[n - 1];
}

/**
 * Order from which on the ratios are used: some Airy lengths above the turning point n = x, so that their rounding, which
 * would excite the other solution Y_n, is damped by a million on the way down. 0 for x <= 1, where they serve throughout.
 */
function firstDecaying(x: number): number {
  return x <= 1 ? 0 : Math.ceil(x + 4 * Math.cbrt(x));
}

function backward(out: Float64Array, x: number): void {
  const top = firstDecaying(x);
  const ratios = decayRatios(x, top, out.length - 1);
  const above = fillDecaying(out, ratios, top);
  const below = fillOscillating(out, x, top, ratios[0]);
  const scale = 1 / Math.sqrt(above + below);
  for (let n = 0; n < out.length; n++) out[n] *= scale;
}

/** J_n/J_{n-1} for n = top + 1, top + 2, ..., at index n - top - 1, up to nMax and until J_n is negligible for the norm. */
function decayRatios(x: number, top: number, nMax: number): Float64Array {
  const kept = Math.max(nMax - top, Math.ceil(4 * Math.cbrt(x)) + 24);
  const ratios = new Float64Array(kept);
  let ratio = 0;
  const start = kept + Math.ceil(6 * Math.cbrt(x + nMax)) + 24;
  for (let k = start; k >= 1; k--) {
    ratio = x / (2 * (top + k) - x * ratio);
    if (k <= kept) ratios[k - 1] = ratio;
  }
  return ratios;
}

/** Fills out[n], n >= top, with J_top set to 1; returns the sum of 2 J_n^2 over them (J_0 counted once). */
function fillDecaying(out: Float64Array, ratios: Float64Array, top: number): number {
  let value = 1;
  let squares = top === 0 ? 1 : 2;
  if (top < out.length) out[top] = value;
  for (let k = 0; k < ratios.length; k++) {
    value *= ratios[k];
    squares += 2 * value * value;
    const n = top + k + 1;
    if (n < out.length) out[n] = value;
  }
  return squares;
}

/** Fills out[n], n < top, by the recurrence in double-double arithmetic from J_top = 1; returns their sum of 2 J_n^2. */
function fillOscillating(out: Float64Array, x: number, top: number, ratio: number): number {
  let upper = ratio;
  let upperLow = 0;
  let here = 1;
  let hereLow = 0;
  let squares = 0;
  let squaresLow = 0;
  for (let n = top; n >= 1; n--) {
    // 2n/x as a double and its remainder
    const q = (2 * n) / x;
    const qx = q * x;
    const qLow = (2 * n - qx - productError(q, x, qx)) / x;
    const product = q * here;
    const productLow = productError(q, here, product) + q * hereLow + qLow * here;
    const difference = product - upper;
    const back = difference - product;
    const low = product - (difference - back) - (upper + back) + (productLow - upperLow);
    upper = here;
    upperLow = hereLow;
    here = difference + low;
    hereLow = low - (here - difference);
    // compensated sum: the rounding of a hundred thousand additions would show
    const square = (n === 1 ? 1 : 2) * here * here - squaresLow;
    const sum = squares + square;
    squaresLow = sum - squares - square;
    squares = sum;
    if (n - 1 < out.length) out[n - 1] = here;
  }
  return squares;
}
