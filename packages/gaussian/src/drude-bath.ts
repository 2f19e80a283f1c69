import { bath, drude, type SpectralConvention } from "@openbath/baths";
import type { RationalBath } from "./damping-kernel.ts";

/** The parameters of an Ohmic bath with Drude cutoff. */
export interface DrudeBathParameters {
  /** k_B T, at least 0 */
  readonly temperature: number;
  /** a in J(w) = a w L^2 / (w^2 + L^2), at least 0 */
  readonly strength: number;
  /** L */
  readonly cutoff: number;
  /**
   * How `strength` is meant: `decay-rate` (default, J = 2 pi sum |kappa|^2 delta) or `caldeira-leggett` (J/2, as lambda^2 of paper 003: lambda^2 = 1e-3
   * there is strength 2e-3 here).
   */
  readonly convention?: SpectralConvention;
  readonly name?: string;
}

/**
 * An Ohmic bath with Drude cutoff (paper 003, Eq. 5: J_CL = lambda^2 w L^2/(w^2 + L^2), chi = lambda^2 L^2/(L - i w)), with its rational damping kernel
 * gamma(s) = lambda^2 L/(s + L). Units with hbar = k_B = 1. RangeError for a negative or missing parameter.
 */
export function drudeBath(parameters: DrudeBathParameters): RationalBath {
  const { temperature, strength, cutoff, convention = "decay-rate", name } = parameters;
  const made = bath({
    statistics: "boson",
    temperature,
    spectralDensity: drude({ strength, cutoff }),
    convention,
    ...(name === undefined ? {} : { name }),
  });
  const half = made.spectralDensity(cutoff) / cutoff; // = strength/2 in the decay-rate convention
  return { ...made, dampingKernel: [{ pole: { re: -cutoff, im: 0 }, residue: { re: half * cutoff, im: 0 } }] };
}
