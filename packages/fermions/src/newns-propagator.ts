import { type ExponentialSum, newnsExponentials } from "./newns-cuts.ts";
import { type NewnsLevel, newnsBoundStates } from "./newns-level.ts";
import { newnsSeriesInto } from "./newns-series.ts";

/** G(t) and its time derivative. */
export interface PropagatorValue {
  readonly re: number;
  readonly im: number;
  readonly slopeRe: number;
  readonly slopeIm: number;
}

/** Below this Omega t (over the growth of the series' coefficients) the series is used. */
const SERIES_LIMIT = 6;

/**
 * G(t) = <0| d(t) d^dag |0> of a level on a semi-infinite chain, t >= 0, and dG/dt, by the exact Bessel series for early times and by pole, bound states and
 * band-edge cuts later: relative accuracy about 1e-13 at any time, also where G has decayed to its power law.
 * @throws RangeError for a negative or infinite time
 */
export function newnsPropagator(level: NewnsLevel, t: number): PropagatorValue {
  if (!(t >= 0 && Number.isFinite(t)))
    throw new RangeError(`propagator: the time must be finite and at least 0, got ${t}`);
  if (t === 0) return { re: 1, im: 0, slopeRe: 0, slopeIm: -level.energy };
  const out = new Float64Array(4);
  if (level.bandwidth * t < SERIES_LIMIT / growth(level)) newnsSeriesInto(level, t, out);
  else sumInto(newnsExponentials(level, t), t, out);
  return { re: out[0], im: out[1], slopeRe: out[2], slopeIm: out[3] };
}

/** How fast the coefficients of the series grow from term to term. */
function growth({ energy, rate, bandwidth }: NewnsLevel): number {
  const e = energy / bandwidth;
  const y = rate / bandwidth;
  return Math.max(1, Math.abs(e) + Math.sqrt(Math.abs(e * e + y - 1)));
}

function sumInto({ count, frequency, amplitude }: ExponentialSum, t: number, out: Float64Array): void {
  out.fill(0, 0, 4);
  for (let k = 0; k < count; k++) {
    const size = Math.exp(frequency[2 * k + 1] * t);
    const phase = -frequency[2 * k] * t;
    const c = size * Math.cos(phase);
    const s = size * Math.sin(phase);
    const re = amplitude[2 * k] * c - amplitude[2 * k + 1] * s;
    const im = amplitude[2 * k] * s + amplitude[2 * k + 1] * c;
    out[0] += re;
    out[1] += im;
    out[2] += frequency[2 * k] * im + frequency[2 * k + 1] * re;
    out[3] += frequency[2 * k + 1] * im - frequency[2 * k] * re;
  }
}

/** |G| for t -> infinity has this limit's modulus at most: the bound states' weights together. */
export function remainingWeight(level: NewnsLevel): number {
  return newnsBoundStates(level).reduce((sum, { weight }) => sum + weight, 0);
}
