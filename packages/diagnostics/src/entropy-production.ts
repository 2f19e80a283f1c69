import type { Bath } from "@openbath/baths";
import type { BathCurrents } from "./currents.ts";

export interface EntropyProduction {
  /**
   * - sum over the baths of beta times the heat that it gives to the system: in a steady state the entropy that is
   * produced per unit of time. Infinite when a bath of zero temperature takes or gives heat.
   */
  readonly rate: number;
  /** Whether it is not negative, up to the rounding of the currents: the second law in Clausius' form. */
  readonly clausius: boolean;
}

/**
 * Entropy production of a steady state; undefined when a bath's heat is not (its mu is not zero and no number of quanta
 * is conserved). `rounding` is the size below which a negative rate means nothing; default 0.
 */
export function entropyProduction(
  currents: ReadonlyMap<Bath, BathCurrents>,
  rounding = 0,
): EntropyProduction | undefined {
  let rate = 0;
  for (const [{ beta }, { heat }] of currents) {
    if (heat === undefined) return undefined;
    if (heat !== 0) rate -= beta * heat;
  }
  return { rate, clausius: rate >= -rounding };
}
