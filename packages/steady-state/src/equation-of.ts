import type { Generator } from "@openbath/generators";
import type { EnergyEquation } from "./energy-equation.ts";
import { fromEnergyForm } from "./from-energy-form.ts";
import { fromGenerator } from "./from-generator.ts";

/** A generator's equation in its energy basis: its own form where it has one, else rotated from `apply`. */
export function energyEquation(generator: Generator): EnergyEquation {
  return generator.energyForm === undefined
    ? fromGenerator(generator)
    : fromEnergyForm(generator.equation, generator.energyForm);
}

/**
 * The size of a generator's dissipator: the largest rate or level shift in it, epsilon^2 inside. The unit in which
 * residuals are given, and what level spacings have to be compared with.
 */
export const dissipatorSize = (generator: Generator): number => energyEquation(generator).dissipatorSize;
