import { complexPower } from "./complex-continuation.ts";

/**
 * A spectral density J(omega) = 2 pi sum_k |kappa_k|^2 delta(omega - Omega_k) as plain data: a function with what is known about it. Anything of
 * this shape can be given to `bath`.
 */
export interface SpectralDensity {
  /** the family's name, as in a problem file */
  readonly kind: string;
  /** J(omega) >= 0 inside `support`; never called outside */
  density(omega: number): number;
  /** where J is not zero; ends may be infinite */
  readonly support: readonly [number, number];
  /** kinks, jumps, centres of narrow peaks, scales */
  readonly breakpoints: readonly number[];
  /** J ~ |omega - end|^exponent at the two ends of the support, above -1; undefined = find out by sampling */
  readonly exponents?: readonly [number, number];
  /** J continued to complex omega near the inside of the support; makes derivatives of W(E) accurate to high order */
  continuation?(re: number, im: number, out: Float64Array): void;
  /** false where the principal value does not exist or is dropped by definition */
  readonly principalValue?: false;
  /** P int J(x)/(x - E) dx in closed form, on the whole support */
  principalValueOfJ?(E: number): number;
  /** P int J(x) n(x)/(x - E) dx in closed form for a thermal state */
  principalValueOfJn?(E: number, statistics: "boson" | "fermion", beta: number, mu: number): number;
}

/** A positive finite parameter, or a RangeError that names it. */
export function positive(kind: string, name: string, value: number): number {
  if (typeof value !== "number" || !(value > 0 && value < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`${kind}: ${name} must be a positive finite number, got ${value}`);
  }
  return value;
}

/** A finite parameter at least 0, or a RangeError that names it. */
export function nonNegative(kind: string, name: string, value: number): number {
  if (typeof value !== "number" || !(value >= 0 && value < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`${kind}: ${name} must be a finite number at least 0, got ${value}`);
  }
  return value;
}

/** A finite parameter, or a RangeError that names it. */
export function finite(kind: string, name: string, value: number): number {
  if (typeof value !== "number" || !Number.isFinite(value)) {
    throw new RangeError(`${kind}: ${name} must be a finite number, got ${value}`);
  }
  return value;
}

/** Parameters of the densities strength * omega^exponent * (cutoff function). */
export interface OhmicParameters {
  /** the factor in front; in the units of J omega^-exponent */
  readonly strength: number;
  /** where the band ends, in energy */
  readonly cutoff: number;
  /** the power of omega at low energy: 1 Ohmic (default), below 1 sub-Ohmic, above super-Ohmic; above 0 */
  readonly exponent?: number;
}

/** Checked parameters and the function omega -> strength * omega^exponent. */
export function lowEnergyPower(
  kind: string,
  { strength, cutoff, exponent = 1 }: OhmicParameters,
): {
  cutoff: number;
  exponent: number;
  power: (omega: number) => number;
  complexPower: (re: number, im: number, out: Float64Array) => void;
} {
  nonNegative(kind, "strength", strength);
  positive(kind, "cutoff", cutoff);
  positive(kind, "exponent", exponent);
  const power = exponent === 1 ? (w: number) => strength * w : (w: number) => strength * w ** exponent;
  return {
    cutoff,
    exponent,
    power,
    complexPower: (re, im, out) => {
      complexPower(re, im, exponent, out);
      out[0] *= strength;
      out[1] *= strength;
    },
  };
}
