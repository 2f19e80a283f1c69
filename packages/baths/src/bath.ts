import type { Statistics } from "./occupation.ts";
import type { SpectralDensity } from "./spectral-density.ts";

/**
 * A bath: everything else (occupation, principal values, W(E), correlation function) is derived from this. A custom bath implements the first five
 * members and nothing more. Units with hbar = k_B = 1.
 */
export interface Bath {
  readonly statistics: Statistics;
  /** inverse temperature; Infinity allowed */
  readonly beta: number;
  readonly mu: number;
  /** where J is not zero; Infinity allowed */
  readonly support: readonly [number, number];
  /** J(w) = 2 pi sum_k |kappa_k|^2 delta(w - W_k) >= 0 */
  spectralDensity(omega: number): number;
  /** kinks, jumps, centres of narrow peaks, where known */
  readonly breakpoints?: readonly number[];
  /** J ~ |w - end|^exponent at the ends of the support, where known; otherwise found by sampling */
  readonly exponents?: readonly [number, number];
  /** false drops the Lamb shift: W(E) is then real. Default true */
  readonly principalValue?: boolean;
  readonly name?: string;
  /** the spectral density's family, where it has one */
  readonly kind?: string;
  /** J continued to complex omega, written to out[0] + i out[1]: makes derivatives of W(E) accurate to high order */
  continuation?(re: number, im: number, out: Float64Array): void;
  /** P int J(x)/(x - E) dx in closed form, used instead of the derived one and held against it by `checkBath` */
  principalValueOfJ?(E: number): number;
  /** P int J(x) n(x)/(x - E) dx in closed form */
  principalValueOfJn?(E: number): number;
}

/**
 * How the strength of a spectral density is meant: `decay-rate`, J = 2 pi sum |kappa|^2 delta (the only one used inside); `caldeira-leggett`, the
 * given function is J/2 = pi sum |kappa|^2 delta (papers 002, 003); `coupling-density`, it is J/(2 pi) = sum |kappa|^2 delta (paper 004).
 */
export type SpectralConvention = "decay-rate" | "caldeira-leggett" | "coupling-density";

const CONVENTION_FACTOR: Readonly<Record<SpectralConvention, number>> = {
  "decay-rate": 1,
  "caldeira-leggett": 2,
  "coupling-density": 2 * Math.PI,
};

export interface BathParameters {
  readonly statistics: Statistics;
  /** inverse temperature, above 0, Infinity allowed; give this or `temperature` */
  readonly beta?: number;
  /** temperature at least 0; give this or `beta` */
  readonly temperature?: number;
  /** chemical potential, default 0 */
  readonly mu?: number;
  readonly spectralDensity: SpectralDensity;
  /** narrows the density's own support */
  readonly support?: readonly [number, number];
  /** false drops the Lamb shift */
  readonly principalValue?: boolean;
  readonly convention?: SpectralConvention;
  readonly name?: string;
}

/**
 * A bath in thermal equilibrium with the given spectral density. Throws RangeError (naming the value and what was expected) for a bad temperature,
 * statistics or support, and for a bosonic bath whose chemical potential lies inside its band.
 */
export function bath(parameters: BathParameters): Bath {
  const { statistics, spectralDensity, mu = 0, convention = "decay-rate", name } = parameters;
  const factor = CONVENTION_FACTOR[convention];
  if (factor === undefined) {
    throw new RangeError(
      `${label(name)}: convention must be one of ${Object.keys(CONVENTION_FACTOR).join(", ")}, got ${String(convention)}`,
    );
  }
  const beta = inverseTemperature(parameters);
  const own = spectralDensity.support;
  const wanted = parameters.support ?? own;
  if (!(wanted[0] < wanted[1])) {
    throw new RangeError(
      `${label(name)}: support must be [low, high] with low < high, got [${wanted[0]}, ${wanted[1]}]`,
    );
  }
  const support: [number, number] = [Math.max(own[0], wanted[0]), Math.min(own[1], wanted[1])];
  if (!(support[0] < support[1])) {
    throw new RangeError(
      `${label(name)}: support [${wanted[0]}, ${wanted[1]}] does not overlap the spectral density's own [${own[0]}, ${own[1]}]`,
    );
  }
  const whole = support[0] === own[0] && support[1] === own[1];
  const known = spectralDensity.exponents;
  const { principalValueOfJ, principalValueOfJn, continuation } = spectralDensity;
  const made: Bath = {
    statistics,
    beta,
    mu,
    support,
    spectralDensity: factor === 1 ? spectralDensity.density : (w) => factor * spectralDensity.density(w),
    breakpoints: spectralDensity.breakpoints,
    kind: spectralDensity.kind,
    ...(known
      ? { exponents: [support[0] === own[0] ? known[0] : 0, support[1] === own[1] ? known[1] : 0] as const }
      : {}),
    ...(parameters.principalValue === false || spectralDensity.principalValue === false
      ? { principalValue: false }
      : {}),
    ...(name === undefined ? {} : { name }),
    ...(continuation ? { continuation: scaled(continuation, factor) } : {}),
    ...(whole && principalValueOfJ ? { principalValueOfJ: (E: number) => factor * principalValueOfJ(E) } : {}),
    ...(whole && principalValueOfJn
      ? { principalValueOfJn: (E: number) => factor * principalValueOfJn(E, statistics, beta, mu) }
      : {}),
  };
  validateBath(made);
  return made;
}

/** Throws RangeError with a reason where a bath cannot be: see `bath`. Called by `compileBath` on every bath, custom ones too. */
export function validateBath(made: Bath): void {
  const { statistics, beta, mu, support, name } = made;
  if (statistics !== "boson" && statistics !== "fermion") {
    throw new RangeError(`${label(name)}: statistics must be "boson" or "fermion", got ${JSON.stringify(statistics)}`);
  }
  if (typeof beta !== "number" || !(beta > 0)) {
    throw new RangeError(`${label(name)}: beta must be above 0 (Infinity allowed), got ${beta}`);
  }
  if (typeof mu !== "number" || !Number.isFinite(mu))
    throw new RangeError(`${label(name)}: mu must be a finite number, got ${mu}`);
  if (!(support[0] < support[1])) {
    throw new RangeError(
      `${label(name)}: support must be [low, high] with low < high, got [${support[0]}, ${support[1]}]`,
    );
  }
  if (statistics === "boson") refuseMuInBand(made);
}

/** A Bose occupation diverges at mu, which must therefore lie below the band, or at its edge where J vanishes as a positive power. */
function refuseMuInBand(made: Bath): void {
  const { mu, support, name } = made;
  const low = support[0];
  if (mu > low) {
    throw new RangeError(
      `${label(name)}: mu of a bosonic bath must be at or below the lower edge of its band (${low}), where the Bose occupation diverges; got mu = ${mu}`,
    );
  }
  if (mu < low || made.beta === Number.POSITIVE_INFINITY) return;
  const exponent = made.exponents ? made.exponents[0] : edgeExponent(made, 0);
  if (!(exponent > 0)) {
    throw new RangeError(
      `${label(name)}: mu = ${mu} at the band edge needs J ~ (omega - mu)^s with s > 0 for J n to be integrable, got s = ${exponent}`,
    );
  }
}

/**
 * The power s of J ~ |omega - end|^s at a finite end (0 low, 1 high), measured very near to it; 0 where J shows no clean power (it is then
 * resolved by bisection). RangeError where the power is -1 or below: J is then not integrable.
 */
export function edgeExponent(made: Bath, which: 0 | 1): number {
  const [low, high] = made.support;
  const end = made.support[which];
  if (!Number.isFinite(end)) return 0;
  const width = Number.isFinite(high - low) ? high - low : 1;
  const at = (k: number): number => {
    const step = Math.max(width * 2 ** -k, Math.abs(end) * 2 ** (10 - k));
    const x = which === 0 ? end + step : end - step;
    return made.spectralDensity(x);
  };
  const [a, b, c] = [at(34), at(35), at(36)];
  if (!(a > 0 && b > 0 && c > 0)) return 0;
  const first = Math.log2(a / b);
  const second = Math.log2(b / c);
  if (!(Math.abs(first - second) < 1e-5)) return 0;
  if (second < -1 + 1e-6) {
    throw new RangeError(
      `${label(made.name)}: J ~ |omega - ${end}|^s with s = ${second.toPrecision(4)} is not integrable; s must be above -1`,
    );
  }
  const rounded = Math.round(second * 1e4) / 1e4;
  return Math.abs(rounded - second) < 1e-6 ? rounded : 0;
}

function inverseTemperature({ beta, temperature, name }: BathParameters): number {
  if (beta !== undefined && temperature !== undefined) {
    throw new RangeError(
      `${label(name)}: give beta or temperature, not both (got beta = ${beta}, temperature = ${temperature})`,
    );
  }
  if (temperature !== undefined) {
    if (!(temperature >= 0 && temperature < Number.POSITIVE_INFINITY)) {
      throw new RangeError(`${label(name)}: temperature must be a finite number at least 0, got ${temperature}`);
    }
    return 1 / temperature;
  }
  if (beta === undefined) throw new RangeError(`${label(name)}: beta or temperature must be given`);
  return beta;
}

/** "bath" or "bath 'left'", for messages. */
export function label(name: string | undefined): string {
  return name === undefined ? "bath" : `bath '${name}'`;
}

function scaled(f: NonNullable<Bath["continuation"]>, factor: number): NonNullable<Bath["continuation"]> {
  if (factor === 1) return f;
  return (re, im, out) => {
    f(re, im, out);
    out[0] *= factor;
    out[1] *= factor;
  };
}
