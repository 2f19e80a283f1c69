import { bathOperators } from "./bath-operators.ts";
import { EnergyBasis } from "./energy-basis.ts";
import type { OpenSystem } from "./system.ts";

/** Options that every equation of second order takes. */
export interface EquationOptions {
  /** The eigenbasis of this system, when it is known already: `energyBasis(system)`, shared by several equations. */
  readonly basis?: EnergyBasis;
}

/** The eigenbasis of a system's Hamiltonian, in the charge sectors that its couplings respect. */
export function energyBasis(system: OpenSystem): EnergyBasis {
  return new EnergyBasis(
    system.hamiltonian,
    bathOperators(system).map(({ operator }) => operator),
  );
}
