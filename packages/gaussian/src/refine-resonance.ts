import { type Complex, ComplexMatrix, lu } from "@openbath/linalg";
import type { RationalKernel } from "./damping-kernel.ts";
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
 * Diagonal of A in the normal modes: Omega_l^2 + s^2 = (Omega_l^2 - Omega_k^2) + 2 base delta + delta^2 next to base = i Omega_k.
 */
export function refineResonance(problem: ResonanceProblem, guess: ResonanceGuess): Resonance {
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
      const [re, im] = rowTimes(bordered.data, n + 1, k, x, n);
      right[2 * k] = -re;
      right[2 * k + 1] = -im;
    }
    lu(bordered).solveInPlace(right);
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
  const s = { re: base.re + delta.re, im: base.im + delta.im };
  normalize(problem, { s, base, delta, mode }, x);
  return { s, base, delta, mode, vector: x };
}

type Point = Omit<Resonance, "vector">;

/** [[A(s), A'(s) x], [x^dagger, 0]]. */
function borderedMatrix({ modes, nodes }: ResonanceProblem, at: Point, x: Float64Array): ComplexMatrix {
  const n = modes.frequencies.length;
  const { s, base, delta, mode } = at;
  const matrix = new ComplexMatrix(n + 1, n + 1);
  const { data } = matrix;
  const width = n + 1;
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
  return matrix;
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

/** Divides x by the square root of x^T A'(s) x. */
function normalize(problem: ResonanceProblem, at: Point, x: Float64Array): void {
  const n = problem.modes.frequencies.length;
  const { data } = borderedMatrix(problem, at, x);
  let re = 0;
  let im = 0;
  for (let k = 0; k < n; k++) {
    const a = 2 * (k * (n + 1) + n);
    re += x[2 * k] * data[a] - x[2 * k + 1] * data[a + 1];
    im += x[2 * k] * data[a + 1] + x[2 * k + 1] * data[a];
  }
  const modulus = Math.sqrt(Math.hypot(re, im));
  const phase = Math.atan2(im, re) / 2;
  const c = Math.cos(phase) / modulus;
  const d = -Math.sin(phase) / modulus;
  for (let k = 0; k < n; k++) {
    const a = x[2 * k];
    x[2 * k] = c * a - d * x[2 * k + 1];
    x[2 * k + 1] = c * x[2 * k + 1] + d * a;
  }
}
