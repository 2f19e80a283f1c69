import type { Complex } from "@openbath/linalg";
import type { RationalKernel } from "./damping-kernel.ts";
import { eliminate } from "./eliminate.ts";
import type { Resonance, ResonanceProblem } from "./resonances.ts";

/** A guess of a root: s = base + delta, and its vector. */
export type ResonanceGuess = Omit<Resonance, "s">;

/** gamma(s) at a root. */
export function kernelAt(kernel: RationalKernel, root: Pick<Resonance, "base" | "delta">): Complex {
  let re = 0;
  let im = 0;
  for (const { pole, residue } of kernel) {
    const d = separation(pole, root);
    const square = d.re * d.re + d.im * d.im;
    re += (residue.re * d.re + residue.im * d.im) / square;
    im += (residue.im * d.re - residue.re * d.im) / square;
  }
  return { re, im };
}

/** s - pole = (base - pole) + delta: exact next to the base. */
export function separation(pole: Complex, { base, delta }: Pick<Resonance, "base" | "delta">): Complex {
  return { re: base.re - pole.re + delta.re, im: base.im - pole.im + delta.im };
}

/** (s gamma)' = -sum residue pole/(s - pole)^2. */
function slopeAt(kernel: RationalKernel, root: Pick<Resonance, "base" | "delta">): Complex {
  let re = 0;
  let im = 0;
  for (const { pole, residue } of kernel) {
    const d = separation(pole, root);
    const d2 = { re: d.re * d.re - d.im * d.im, im: 2 * d.re * d.im };
    const a = { re: residue.re * pole.re - residue.im * pole.im, im: residue.re * pole.im + residue.im * pole.re };
    const square = d2.re * d2.re + d2.im * d2.im;
    re -= (a.re * d2.re + a.im * d2.im) / square;
    im -= (a.im * d2.re - a.re * d2.im) / square;
  }
  return { re, im };
}

/**
 * Newton's method on (A(s) x, fixed component of x) = 0, until the changes are rounding; then x is scaled to x^T A'(s) x = 1.
 * `neighbours` is an orthonormal basis of the vectors of roots that all but coincide with this one; x is not changed along them, where Newton's equations say
 * nothing but rounding.
 * Diagonal of A in the normal modes: Omega_l^2 + s^2 = (Omega_l^2 - Omega_k^2) + 2 base delta + delta^2 next to base = i Omega_k.
 */
export function refineResonance(
  problem: ResonanceProblem,
  guess: ResonanceGuess,
  neighbours: readonly Float64Array[] = [],
): Resonance {
  const n = problem.modes.frequencies.length;
  const { base, mode } = guess;
  let { delta } = guess;
  const x = guess.vector.slice();
  let last = Number.POSITIVE_INFINITY;
  for (let step = 0; step < 12; step++) {
    const s = { re: base.re + delta.re, im: base.im + delta.im };
    const bordered = borderedMatrix(problem, { s, base, delta, mode }, x);
    const right = new Float64Array(2 * (n + 1));
    for (let k = 0; k < n; k++) {
      const [re, im] = rowTimes(bordered, n + 1, k, x, n);
      right[2 * k] = -re;
      right[2 * k + 1] = -im;
    }
    eliminate(n + 1, bordered, right);
    if (!right.every(Number.isFinite)) break; // a vector of length 0: the check of the commutators will tell
    removeSpan(right, neighbours, 2 * n);
    let turned = 0; // the vector converges later than the root, whose error is quadratic in the vector's
    let length = 0;
    for (let at = 0; at < 2 * n; at++) {
      x[at] += right[at];
      turned = Math.max(turned, Math.abs(right[at]));
      length = Math.max(length, Math.abs(x[at]));
    }
    delta = { re: delta.re + right[2 * n], im: delta.im + right[2 * n + 1] };
    const change = Math.max(
      Math.hypot(right[2 * n], right[2 * n + 1]) / Math.hypot(delta.re, delta.im),
      turned / length,
    );
    if (change <= 4e-16 || (change < 1e-8 && change >= 0.5 * last)) break;
    last = change;
  }
  delta = polished(problem, { base, delta, mode }, x);
  return { s: { re: base.re + delta.re, im: base.im + delta.im }, base, delta, mode, vector: x };
}

/** Takes the components along some orthonormal vectors out of the first entries of a vector. */
function removeSpan(x: Float64Array, orthonormal: readonly Float64Array[], length: number): void {
  for (const v of orthonormal) {
    let re = 0;
    let im = 0;
    for (let at = 0; at < length; at += 2) {
      re += v[at] * x[at] + v[at + 1] * x[at + 1];
      im += v[at] * x[at + 1] - v[at + 1] * x[at];
    }
    for (let at = 0; at < length; at += 2) {
      x[at] -= re * v[at] - im * v[at + 1];
      x[at + 1] -= re * v[at + 1] + im * v[at];
    }
  }
}

/** An orthonormal basis of the span of some vectors (Gram and Schmidt, twice). */
export function orthonormalBasis(vectors: readonly Float64Array[]): Float64Array[] {
  const basis: Float64Array[] = [];
  for (const vector of vectors) {
    const next = vector.slice();
    const before = Math.hypot(...next);
    removeSpan(next, basis, next.length);
    removeSpan(next, basis, next.length);
    const norm = Math.hypot(...next);
    if (norm > 1e-8 * before) basis.push(next.map((x) => x / norm));
  }
  return basis;
}

/**
 * Two steps delta <- delta - x^T A x / x^T A' x (the error is quadratic in that of x, also where two roots coincide and Newton's equations are singular), then
 * x is scaled in place.
 */
function polished(problem: ResonanceProblem, { base, delta, mode }: Omit<Point, "s">, x: Float64Array): Complex {
  const n = problem.modes.frequencies.length;
  for (let step = 0; ; step++) {
    const s = { re: base.re + delta.re, im: base.im + delta.im };
    const matrix = borderedMatrix(problem, { s, base, delta, mode }, x);
    const slope = { re: 0, im: 0 };
    const value = { re: 0, im: 0 };
    for (let k = 0; k < n; k++) {
      const [re, im] = rowTimes(matrix, n + 1, k, x, n);
      addProduct(value, x[2 * k], x[2 * k + 1], re, im);
      const at = 2 * (k * (n + 1) + n);
      addProduct(slope, x[2 * k], x[2 * k + 1], matrix[at], matrix[at + 1]);
    }
    if (step === 2) {
      scaleBySquareRoot(slope, x);
      return delta;
    }
    const square = slope.re * slope.re + slope.im * slope.im;
    delta = {
      re: delta.re - (value.re * slope.re + value.im * slope.im) / square,
      im: delta.im - (value.im * slope.re - value.re * slope.im) / square,
    };
  }
}

function addProduct(sum: { re: number; im: number }, aRe: number, aIm: number, bRe: number, bIm: number): void {
  sum.re += aRe * bRe - aIm * bIm;
  sum.im += aRe * bIm + aIm * bRe;
}

type Point = Omit<Resonance, "vector">;

/** [[A(s), A'(s) x], [x^dagger, 0]]. */
function borderedMatrix({ modes, nodes }: ResonanceProblem, at: Point, x: Float64Array): Float64Array {
  const n = modes.frequencies.length;
  const { s, base, delta, mode } = at;
  const width = n + 1;
  const data = new Float64Array(2 * width * width);
  const square =
    mode >= 0
      ? {
          re: 2 * (base.re * delta.re - base.im * delta.im) + delta.re * delta.re - delta.im * delta.im,
          im: 2 * (base.re * delta.im + base.im * delta.re) + 2 * delta.re * delta.im,
        }
      : { re: (s.re - s.im) * (s.re + s.im), im: 2 * s.re * s.im };
  for (let k = 0; k < n; k++) {
    const free = mode >= 0 ? modes.offsets[k] - modes.offsets[mode] : modes.frequencies[k] ** 2;
    data[2 * (k * width + k)] = free + square.re;
    data[2 * (k * width + k) + 1] = square.im;
    data[2 * (k * width + n)] = 2 * (s.re * x[2 * k] - s.im * x[2 * k + 1]);
    data[2 * (k * width + n) + 1] = 2 * (s.re * x[2 * k + 1] + s.im * x[2 * k]);
    data[2 * (n * width + k)] = x[2 * k];
    data[2 * (n * width + k) + 1] = -x[2 * k + 1];
  }
  nodes.forEach(({ kernel, coupling: u }) => {
    const gamma = kernelAt(kernel, at);
    const g = { re: s.re * gamma.re - s.im * gamma.im, im: s.re * gamma.im + s.im * gamma.re };
    const slope = slopeAt(kernel, at);
    let overlapRe = 0;
    let overlapIm = 0;
    for (let k = 0; k < n; k++) {
      overlapRe += u[k] * x[2 * k];
      overlapIm += u[k] * x[2 * k + 1];
    }
    const re = slope.re * overlapRe - slope.im * overlapIm;
    const im = slope.re * overlapIm + slope.im * overlapRe;
    for (let k = 0; k < n; k++) {
      for (let l = 0; l < n; l++) {
        data[2 * (k * width + l)] += g.re * u[k] * u[l];
        data[2 * (k * width + l) + 1] += g.im * u[k] * u[l];
      }
      data[2 * (k * width + n)] += re * u[k];
      data[2 * (k * width + n) + 1] += im * u[k];
    }
  });
  return data;
}

/** Row k of a matrix (first n of its `width` columns) times x. */
function rowTimes(data: Float64Array, width: number, k: number, x: Float64Array, n: number): [number, number] {
  let re = 0;
  let im = 0;
  for (let l = 0; l < n; l++) {
    const a = 2 * (k * width + l);
    re += data[a] * x[2 * l] - data[a + 1] * x[2 * l + 1];
    im += data[a] * x[2 * l + 1] + data[a + 1] * x[2 * l];
  }
  return [re, im];
}

/** x / sqrt(z), in place. */
function scaleBySquareRoot(z: Complex, x: Float64Array): void {
  const modulus = Math.sqrt(Math.hypot(z.re, z.im));
  const phase = Math.atan2(z.im, z.re) / 2;
  const c = Math.cos(phase) / modulus;
  const d = -Math.sin(phase) / modulus;
  for (let at = 0; at < x.length; at += 2) {
    const re = x[at];
    x[at] = c * re - d * x[at + 1];
    x[at + 1] = c * x[at + 1] + d * re;
  }
}
