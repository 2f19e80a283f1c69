import { scaledExpIntegralE1, scaledExpIntegralEi } from "@openbath/special";
import { multiplyByExp } from "./complex-continuation.ts";
import { lowEnergyPower, type OhmicParameters, type SpectralDensity } from "./spectral-density.ts";

/** J = strength * w^exponent * exp(-w/cutoff) for w > 0. RangeError for a negative or missing parameter. */
export function ohmicExponential(parameters: OhmicParameters): SpectralDensity {
  const { cutoff, exponent, power, complexPower } = lowEnergyPower("ohmic-exponential", parameters);
  return {
    kind: "ohmic-exponential",
    density: (w) => {
      const decay = Math.exp(-w / cutoff);
      return decay === 0 ? 0 : power(w) * decay;
    },
    support: [0, Number.POSITIVE_INFINITY],
    breakpoints: [cutoff],
    exponents: [exponent, 0],
    continuation: (re, im, out) => {
      complexPower(re, im, out);
      multiplyByExp(out, -re / cutoff, -im / cutoff);
    },
  };
}

/** P int_0^inf x exp(-x/cutoff)/(x - E) dx = cutoff - E exp(-e) Ei(e), e = E/cutoff (Ei(e) = -E1(-e) for e < 0). */
export function ohmicExponentialPrincipalValue(E: number, cutoff: number): number {
  const e = E / cutoff;
  if (e === 0) return cutoff;
  return cutoff - E * (e > 0 ? scaledExpIntegralEi(e) : -scaledExpIntegralE1(-e));
}
