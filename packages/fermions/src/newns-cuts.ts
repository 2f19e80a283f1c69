import { gaussLegendre, PANEL_POINTS } from "./gauss-legendre.ts";
import { type NewnsLevel, newnsBoundStates, newnsPole, newnsRealRoots } from "./newns-level.ts";

/**
 * G(t) = sum_k amplitude_k e^{-i w_k t} with complex frequencies: the resonance on the second sheet (Eq. E2 of paper 004), the bound states, and the two
 * band-edge cuts sampled along rays into the lower half plane. Every term decays, so nothing cancels: the late-time power law comes with full relative accuracy.
 */
export interface ExponentialSum {
  readonly count: number;
  /** w_k, interleaved */
  readonly frequency: Float64Array;
  /** interleaved */
  readonly amplitude: Float64Array;
  /** terms from here on do not decay (bound states, real frequencies) */
  readonly firstBound: number;
}

/** Rays from the band edges: straight down, or leaning out or in by 40 degrees to keep clear of the pole. */
const LEANS = [0, 0.7, -0.7];

/**
 * The sum for times at least t > 0. `finest` is the distance from the band edges, in units of Omega, down to which the cuts are resolved: 0 for G(t) itself,
 * small for its Fourier transform near the edges.
 */
export function newnsExponentials(level: NewnsLevel, t: number, finest = 0): ExponentialSum {
  const frequency: number[] = [];
  const amplitude: number[] = [];
  const { bandwidth } = level;
  const pole = newnsPole(level);
  const leans = [-1, 1].map((side) => leanFor(side, level));
  if (pole !== undefined) {
    const inside = [-1, 1].every((side, i) => {
      const depth = -pole.im;
      return side * pole.re < bandwidth + depth * Math.tan(leans[i]);
    });
    if (inside) {
      frequency.push(pole.re, pole.im);
      amplitude.push(...residue(level, pole.re, pole.im));
    }
  }
  const roots = pole === undefined ? newnsRealRoots(level).map((x) => [x, 0]) : [[pole.re, pole.im]];
  [-1, 1].forEach((side, i) => {
    addCut(level, side, leans[i], t, finest, roots, frequency, amplitude);
  });
  const firstBound = frequency.length / 2;
  for (const { energy, weight } of newnsBoundStates(level)) {
    frequency.push(energy, 0);
    amplitude.push(weight, 0);
  }
  return {
    count: frequency.length / 2,
    frequency: Float64Array.from(frequency),
    amplitude: Float64Array.from(amplitude),
    firstBound,
  };
}

/** The lean (positive outward) that keeps the ray from the edge farthest, in angle, from the pole. */
function leanFor(side: number, level: NewnsLevel): number {
  const pole = newnsPole(level);
  if (pole === undefined) return 0;
  const angle = Math.atan2(side * pole.re - level.bandwidth, -pole.im);
  return LEANS.find((lean) => Math.abs(lean - angle) > 0.35) ?? 0;
}

/** -2 pi i times the residue of phi at the resonance: phi = (Gamma/2pi) sqrt(1 - w^2/Omega^2) / ((1-y)(w - w_+)(w - w_-)). */
function residue({ rate, bandwidth }: NewnsLevel, re: number, im: number): [number, number] {
  const [x, y] = edgeRoot(1 - re / bandwidth, -im / bandwidth, 1 + re / bandwidth, im / bandwidth);
  // -i Gamma sqrt / ((1 - y)(w_- - w_+)), w_- - w_+ = 2 i Im w_-
  const factor = -rate / ((1 - rate / bandwidth) * 2 * im);
  return [factor * x, factor * y];
}

/** sqrt(a) sqrt(b), principal values. */
function edgeRoot(ar: number, ai: number, br: number, bi: number): [number, number] {
  const [x, y] = principalRoot(ar, ai);
  const [u, v] = principalRoot(br, bi);
  return [x * u - y * v, x * v + y * u];
}

function principalRoot(re: number, im: number): [number, number] {
  const size = Math.hypot(re, im);
  const x = Math.sqrt(0.5 * (size + Math.abs(re)));
  if (x === 0) return [0, 0];
  const y = im / (2 * x);
  if (re >= 0) return [x, y];
  return [Math.abs(y), im >= 0 ? x : -x];
}

/** Quadrature along w = side (Omega + s u), s from 0, u = e^{-i(pi/2 - lean)} for the right edge and mirrored for the left. */
function addCut(
  level: NewnsLevel,
  side: number,
  lean: number,
  t: number,
  finest: number,
  roots: readonly (readonly number[])[],
  frequency: number[],
  amplitude: number[],
): void {
  const { rate, bandwidth } = level;
  const [ur, ui] = [side * Math.sin(lean), -Math.cos(lean)];
  const scales = [2 * bandwidth, 1 / t, ...roots.map(([re, im]) => Math.hypot(re - side * bandwidth, im))];
  let first = 0.3 * Math.min(...scales.filter((x) => x > 1e-14 * bandwidth));
  if (finest > 0) first = Math.min(first, finest * bandwidth);
  const last = 46 / (t * Math.cos(lean));
  const denominator = denominatorAround(level, side);
  let low = 0;
  let high = Math.min(first, last);
  while (low < last) {
    for (let i = 0; i < PANEL_POINTS; i++) {
      const unit = 0.5 * (1 + gaussLegendre.nodes[i]);
      // from zero in the square root of s, where the integrand is smooth
      const s = low === 0 ? high * unit * unit : low + (high - low) * unit;
      const ds = 0.5 * gaussLegendre.weights[i] * (low === 0 ? 2 * high * unit : high - low);
      const wr = side * bandwidth + s * ur;
      const wi = s * ui;
      // the factor that vanishes at this edge is -side s u / Omega, exactly; the other one is 1 + side w / Omega
      const near = [(-side * s * ur) / bandwidth, (-side * s * ui) / bandwidth];
      const [x, z] = edgeRoot(near[0], near[1], 1 + (side * wr) / bandwidth, (side * wi) / bandwidth);
      const [pr, pi] = denominator(s * ur, s * ui);
      const norm = pr * pr + pi * pi;
      // the right ray is run from below up to the edge, the left one from the edge down: sign -side
      const factor = (-side * rate * ds) / (2 * Math.PI * norm);
      const fr = factor * (x * pr + z * pi);
      const fi = factor * (z * pr - x * pi);
      frequency.push(wr, wi);
      amplitude.push(fr * ur - fi * ui, fr * ui + fi * ur);
    }
    low = high;
    high = Math.min(3 * high, last);
  }
}

/**
 * P(w) = ((1 - y/2) w - E)^2 + (Gamma^2/4)(1 - w^2/Omega^2) as a function of w - side Omega. With x_1 x_2 = 1 - y, x_1 + x_2 = 2 e it is the product of
 * w - (Omega/2)(x_1 + 1/x_1) and (1 - y) w - (Omega/2)((1 - y) x_2 + x_1), whose values at the edge are -(Omega/2)(x_1 - side)^2/x_1 and
 * -(Omega/2) x_1 (x_2 - side)^2: no cancellation however near to the edge a root lies.
 */
function denominatorAround(
  { energy, rate, bandwidth }: NewnsLevel,
  side: number,
): (re: number, im: number) => [number, number] {
  const e = energy / bandwidth;
  const y = rate / bandwidth;
  const radicand = e * e + y - 1;
  const root = Math.sqrt(Math.abs(radicand));
  // x_1 the larger one; a complex pair where the radicand is negative
  const x1: [number, number] = radicand < 0 ? [e, root] : [e + (e >= 0 ? root : -root), 0];
  const size = x1[0] * x1[0] + x1[1] * x1[1];
  if (size === 0) return () => [energy * energy + 0.25 * rate * rate, 0];
  const inverse: [number, number] = [x1[0] / size, -x1[1] / size];
  const x2: [number, number] = radicand < 0 ? [e, -root] : [(1 - y) * inverse[0], 0];
  const first = product(squared(x1[0] - side, x1[1]), inverse);
  const second = product(squared(x2[0] - side, x2[1]), x1);
  const half = -0.5 * bandwidth;
  return (re, im) =>
    product(
      [half * first[0] + re, half * first[1] + im],
      [half * second[0] + (1 - y) * re, half * second[1] + (1 - y) * im],
    );
}

function squared(re: number, im: number): [number, number] {
  return [(re - im) * (re + im), 2 * re * im];
}

function product([a, b]: readonly [number, number], [c, d]: readonly [number, number]): [number, number] {
  return [a * c - b * d, a * d + b * c];
}
