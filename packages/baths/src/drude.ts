import { divideInto } from "./complex-continuation.ts";
import { lowEnergyPower, type OhmicParameters, type SpectralDensity } from "./spectral-density.ts";

/**
 * J = strength * w^exponent * cutoff^2 / (w^2 + cutoff^2) for w > 0 (Drude-Lorentz; papers 002 and 003 with exponent 1). RangeError for a
 * negative or missing parameter, or an exponent of 2 or more: J must decay.
 */
export function drude(parameters: OhmicParameters): SpectralDensity {
  const { cutoff, exponent, power, complexPower } = lowEnergyPower("drude", parameters);
  if (!(exponent < 2)) throw new RangeError(`drude: exponent must be below 2 for J to decay, got ${exponent}`);
  return {
    kind: "drude",
    density: (w) => {
      const e = w / cutoff;
      return power(w) / (1 + e * e);
    },
    support: [0, Number.POSITIVE_INFINITY],
    breakpoints: [cutoff],
    exponents: [exponent, 0],
    continuation: (re, im, out) => {
      complexPower(re, im, out);
      const [x, y] = [re / cutoff, im / cutoff];
      divideInto(out, 1 + (x - y) * (x + y), 2 * x * y);
    },
  };
}

/** P int_0^inf x cutoff^2/((x^2 + cutoff^2)(x - E)) dx = (pi cutoff/2 + E ln(cutoff/|E|)) / (1 + (E/cutoff)^2). */
export function drudePrincipalValue(E: number, cutoff: number): number {
  const e = E / cutoff;
  return (cutoff * (Math.PI / 2 - (e === 0 ? 0 : e * Math.log(Math.abs(e))))) / (1 + e * e);
}
