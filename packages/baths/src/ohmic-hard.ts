import { lowEnergyPower, type OhmicParameters, type SpectralDensity } from "./spectral-density.ts";

/**
 * J = strength * w^exponent for 0 < w < cutoff, zero above. The jump at the cutoff makes the principal value infinite at E = cutoff exactly.
 * RangeError for a negative or missing parameter.
 */
export function ohmicHard(parameters: OhmicParameters): SpectralDensity {
  const { cutoff, exponent, power, complexPower } = lowEnergyPower("ohmic-hard", parameters);
  return {
    kind: "ohmic-hard",
    density: power,
    support: [0, cutoff],
    breakpoints: [],
    exponents: [exponent, 0],
    continuation: complexPower,
  };
}
