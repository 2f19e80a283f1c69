import { type Complex, complexNaN, divide } from "./complex.ts";
import { digammaComplex } from "./digamma-complex.ts";
import { BERNOULLI_EVEN } from "./generated/gamma.ts";
import { tailStart } from "./hurwitz-zeta.ts";
import { fractionalPart } from "./pi-cotangent.ts";
import { polygamma } from "./polygamma.ts";
import { checkOrder } from "./polygamma-order.ts";

const TAIL_TERMS = 40;

/**
 * Polygamma function psi^(n)(z), z = re + i im in the whole plane, order 0 <= n <= 100.
 *
 * ## Method
 * im = 0: `polygamma`; n = 0: `digammaComplex`. Re z >= 0: (-1)^{n+1} n! sum_k (z + k)^{-n-1} directly up to
 * |z + k| >= 10 + n/2, the rest by the Euler-Maclaurin formula. Re z < 0: psi^(n)(z) = (-1)^n psi^(n)(1 - z) - S(z) with
 * S(z) = pi d^n cot(pi z)/dz^n: for 2 pi |Im z| > 0.7 (n + 1) from the Fourier series of the cotangent, else as two
 * polygamma functions at the distance of z to the nearest integer.
 *
 * Domain: every z; 0 at infinity off the negative axis. Largest relative error measured, in modulus: 4e-15 for
 * n <= 5, 1.1e-14 for n <= 50; next to zeros the error is absolute.
 *
 * @throws RangeError if n is not an integer between 0 and 100
 */
export function polygammaComplex(n: number, re: number, im: number): Complex {
  checkOrder("polygammaComplex", n);
  if (n === 0) return digammaComplex(re, im);
  if (im === 0) return { re: polygamma(n, re), im: n % 2 === 1 ? -im : im };
  if (Number.isNaN(re) || Number.isNaN(im)) return complexNaN;
  if (!(Number.isFinite(re) && Number.isFinite(im))) return { re: 0, im: 0 };
  if (re >= 0) return rightHalfPlane(n, re, im);
  const sign = n % 2 === 1 ? -1 : 1;
  const reflected = rightHalfPlane(n, 1 - re, -im);
  const sum = 2 * Math.PI * Math.abs(im) > 0.7 * (n + 1) ? cotangentFourier(n, re, im) : cotangentNear(n, re, im);
  return { re: sign * reflected.re - sum.re, im: sign * reflected.im - sum.im };
}

/** psi^(n)(z), Re z >= 0. */
function rightHalfPlane(n: number, re: number, im: number): Complex {
  const start = tailStart(n + 1);
  let x = re;
  let sumRe = 0;
  let sumIm = 0;
  for (; Math.hypot(x, im) < start; x++) {
    const term = factorialOverPower(n, x, im);
    sumRe += term.re;
    sumIm += term.im;
  }
  const tail = eulerMaclaurinTail(n, x, im);
  const sign = n % 2 === 1 ? 1 : -1;
  return { re: sign * (sumRe + tail.re), im: sign * (sumIm + tail.im) };
}

/** n!/z^{n+1}, factor by factor. */
function factorialOverPower(n: number, re: number, im: number): Complex {
  const w = divide(1, 0, re, im);
  let a = w.re;
  let b = w.im;
  for (let k = 1; k <= n; k++) {
    const next = k * (a * w.re - b * w.im);
    b = k * (a * w.im + b * w.re);
    a = next;
  }
  return { re: a, im: b };
}

/** n!/z^{n+1} (z/n + 1/2 + sum_j B_{2j}/(2j)! (n + 1) ... (n + 2j - 1) z^{1 - 2j}). */
function eulerMaclaurinTail(n: number, re: number, im: number): Complex {
  const s = n + 1;
  const w = divide(1, 0, re, im);
  const w2Re = w.re * w.re - w.im * w.im;
  const w2Im = 2 * w.re * w.im;
  let sumRe = 0;
  let sumIm = 0;
  let factorRe = (s / 2) * w.re;
  let factorIm = (s / 2) * w.im;
  const floor = 1e-18 * (Math.hypot(re, im) / n);
  for (let j = 1; j <= TAIL_TERMS; j++) {
    const b = BERNOULLI_EVEN[j];
    sumRe += b * factorRe;
    sumIm += b * factorIm;
    if (Math.abs(b) * (Math.abs(factorRe) + Math.abs(factorIm)) < floor) break;
    const ratio = ((s + 2 * j - 1) * (s + 2 * j)) / ((2 * j + 1) * (2 * j + 2));
    const next = ratio * (factorRe * w2Re - factorIm * w2Im);
    factorIm = ratio * (factorRe * w2Im + factorIm * w2Re);
    factorRe = next;
  }
  const bracketRe = re / n + (sumRe + 0.5);
  const bracketIm = im / n + sumIm;
  const power = factorialOverPower(n, re, im);
  return {
    re: power.re * bracketRe - power.im * bracketIm,
    im: power.re * bracketIm + power.im * bracketRe,
  };
}

/** S(z) as (-1)^n psi^(n)(1 - w) - psi^(n)(w), w = z minus the nearest integer (S(-w) = (-1)^{n+1} S(w)). */
function cotangentNear(n: number, re: number, im: number): Complex {
  const r = fractionalPart(re);
  const flip = r < 0;
  const wRe = flip ? -r : r;
  const wIm = flip ? -im : im;
  const sign = n % 2 === 1 ? -1 : 1;
  const left = rightHalfPlane(n, 1 - wRe, -wIm);
  const right = rightHalfPlane(n, wRe, wIm);
  const outer = flip ? -sign : 1;
  return { re: outer * (sign * left.re - right.re), im: outer * (sign * left.im - right.im) };
}

/** S(z) = -2 pi i (2 pi i)^n sum_k k^n e^{2 pi i k z} for Im z > 0, its conjugate mirror below. */
function cotangentFourier(n: number, re: number, im: number): Complex {
  const r = fractionalPart(re);
  const y = Math.abs(im);
  let sumRe = 0;
  let sumIm = 0;
  for (let k = 1; ; k++) {
    const size = k ** n * Math.exp(-2 * Math.PI * (k - 1) * y);
    const angle = 2 * Math.PI * fractionalPart(k * r);
    sumRe += size * Math.cos(angle);
    sumIm += size * Math.sin(angle);
    if (size < 1e-18 || !Number.isFinite(size)) break;
  }
  const scale = (2 * Math.PI) ** (n + 1) * Math.exp(-2 * Math.PI * y);
  // -i i^n = i^{n+3}
  const quarter = (n + 3) % 4;
  const rotated = [
    [sumRe, sumIm],
    [-sumIm, sumRe],
    [-sumRe, -sumIm],
    [sumIm, -sumRe],
  ][quarter];
  return { re: scale * rotated[0], im: im > 0 ? scale * rotated[1] : -scale * rotated[1] };
}
