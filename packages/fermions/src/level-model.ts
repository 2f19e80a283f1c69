import { newnsExponentials } from "./newns-cuts.ts";
import { type NewnsLevel, newnsBoundStates, newnsPole, newnsRetardedInto } from "./newns-level.ts";
import { newnsPropagator, type PropagatorValue } from "./newns-propagator.ts";
import type { Feature } from "./resonances.ts";

/** One energy level between its leads as a dynamics needs it: exact, or in the exponential-propagator approximation. */
export interface LevelModel {
  /** where X(omega, t) is sharp */
  readonly feature: Feature;
  /** energies of bound states: undefined when the level relaxes */
  readonly bound: readonly number[];
  /** G(t) and its derivative */
  propagator(t: number): PropagatorValue;
  /** omega -> X(omega, t) = int_0^t e^{i omega t'} G(t') dt' (t = Infinity: i G^r(omega)), written to out[0] + i out[1] */
  transform(t: number): (omega: number, out: Float64Array) => void;
}

/** Cuts are resolved down to this distance from the band edges (in Omega), below which their share of every integral is under 1e-14. */
const FINEST = 1e-8;

/** The exact level on its semi-infinite chain. */
export function exactLevel(level: NewnsLevel): LevelModel {
  const bound = newnsBoundStates(level);
  const pole = newnsPole(level);
  const feature =
    pole === undefined
      ? { centre: level.energy, width: 0.5 * level.rate }
      : { centre: pole.re, width: Math.min(-pole.im, level.bandwidth) };
  return {
    feature,
    bound: bound.map(({ energy }) => energy),
    propagator: (t) => newnsPropagator(level, t),
    transform: (t) => {
      if (t === 0) return zero;
      if (t === Number.POSITIVE_INFINITY) return (omega, out) => stationary(level, omega, out);
      return transient(level, t);
    },
  };
}

/** G(t) = e^{-i E t - Gamma t/2} (Eq. 53 of paper 004). */
export function exponentialLevel(energy: number, rate: number): LevelModel {
  return {
    feature: { centre: energy, width: 0.5 * rate },
    bound: [],
    propagator: (t) => {
      const size = Math.exp(-0.5 * rate * t);
      const re = size * Math.cos(energy * t);
      const im = -size * Math.sin(energy * t);
      return { re, im, slopeRe: energy * im - 0.5 * rate * re, slopeIm: -energy * re - 0.5 * rate * im };
    },
    transform: (t) => (omega, out) => {
      const x = omega - energy;
      const size = t === Number.POSITIVE_INFINITY ? 0 : Math.exp(-0.5 * rate * t);
      const c = size === 0 ? 0 : size * Math.cos(x * t);
      const s = size === 0 ? 0 : size * Math.sin(x * t);
      // (e^{i (omega - E + i Gamma/2) t} - 1) / (i (omega - E + i Gamma/2))
      divide(c - 1, s, -0.5 * rate, x, out);
    },
  };
}

function zero(_omega: number, out: Float64Array): void {
  out[0] = 0;
  out[1] = 0;
}

function stationary(level: NewnsLevel, omega: number, out: Float64Array): void {
  newnsRetardedInto(level, omega, out);
  const re = out[0];
  out[0] = -out[1];
  out[1] = re;
}

function divide(a: number, b: number, c: number, d: number, out: Float64Array): void {
  const norm = c * c + d * d;
  out[0] = (a * c + b * d) / norm;
  out[1] = (b * c - a * d) / norm;
}

/** X = i (G^r - sum_b Z_b/(w - w_b)) - int_t^inf e^{iwt'} G_decaying(t') dt' + sum_b Z_b (e^{i(w - w_b)t} - 1)/(i(w - w_b)). */
function transient(level: NewnsLevel, t: number): (omega: number, out: Float64Array) => void {
  const { count, firstBound, frequency, amplitude } = newnsExponentials(level, t, FINEST);
  // the terms at time t, those that have died left out
  const kept: number[] = [];
  for (let k = 0; k < firstBound; k++) {
    const size = Math.exp(frequency[2 * k + 1] * t);
    const phase = -frequency[2 * k] * t;
    const re = size * (amplitude[2 * k] * Math.cos(phase) - amplitude[2 * k + 1] * Math.sin(phase));
    const im = size * (amplitude[2 * k] * Math.sin(phase) + amplitude[2 * k + 1] * Math.cos(phase));
    if (Math.abs(re) + Math.abs(im) > 1e-22) kept.push(frequency[2 * k], frequency[2 * k + 1], re, im);
  }
  const terms = Float64Array.from(kept);
  return (omega, out) => {
    stationary(level, omega, out);
    let re = 0;
    let im = 0;
    for (let k = 0; k < terms.length; k += 4) {
      // B_k / (omega - w_k)
      const x = omega - terms[k];
      const y = -terms[k + 1];
      const norm = 1 / (x * x + y * y);
      re += norm * (terms[k + 2] * x + terms[k + 3] * y);
      im += norm * (terms[k + 3] * x - terms[k + 2] * y);
    }
    const c = Math.cos(omega * t);
    const s = Math.sin(omega * t);
    // minus the tail, i e^{i omega t} (re + i im)
    out[0] += c * im + s * re;
    out[1] -= c * re - s * im;
    for (let b = firstBound; b < count; b++) {
      const x = omega - frequency[2 * b];
      // the stationary part holds i Z/x, which goes; (e^{ixt} - 1)/(ix) = -i (e^{ixt} - 1)/x comes: together -i Z e^{ixt}/x
      const weight = amplitude[2 * b] / x;
      out[0] += weight * Math.sin(x * t);
      out[1] -= weight * Math.cos(x * t);
    }
  };
}
