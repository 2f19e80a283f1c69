import { dawson, scaledExpIntegralEi } from "@openbath/special";
import { multiplyByExp } from "./complex-continuation.ts";
import { lowEnergyPower, type OhmicParameters, type SpectralDensity } from "./spectral-density.ts";

/** J = strength * w^exponent * exp(-(w/cutoff)^2) for w > 0 (paper 000 with exponent 1). RangeError for a negative or missing parameter. */
export function ohmicGaussian(parameters: OhmicParameters): SpectralDensity {
  const { cutoff, exponent, power, complexPower } = lowEnergyPower("ohmic-gaussian", parameters);
  return {
    kind: "ohmic-gaussian",
    density: (w) => {
      const e = w / cutoff;
      const decay = Math.exp(-e * e);
      return decay === 0 ? 0 : power(w) * decay;
    },
    support: [0, Number.POSITIVE_INFINITY],
    breakpoints: [cutoff],
    exponents: [exponent, 0],
    continuation: (re, im, out) => {
      complexPower(re, im, out);
      multiplyByExp(out, ((im - re) * (im + re)) / (cutoff * cutoff), (-2 * re * im) / (cutoff * cutoff));
    },
  };
}

/**
 * P int_0^inf x exp(-(x/cutoff)^2)/(x - E) dx = cutoff sqrt(pi)/2 - E [ exp(-e^2) Ei(e^2)/2 + sqrt(pi) D(e) ], e = E/cutoff, D Dawson's integral.
 */
export function ohmicGaussianPrincipalValue(E: number, cutoff: number): number {
  const e = E / cutoff;
  if (e === 0) return (cutoff * Math.sqrt(Math.PI)) / 2;
  return (cutoff * Math.sqrt(Math.PI)) / 2 - E * (0.5 * scaledExpIntegralEi(e * e) + Math.sqrt(Math.PI) * dawson(e));
}
