import type { Bath } from "@openbath/baths";
import type { Unravelling } from "@openbath/generators";
import { effective, type Lindblad } from "./xxz.ts";

/** Names for the two ends: what is in them does not matter to an unravelling. */
export const endBath = (name: string): Bath => ({
  statistics: "boson",
  beta: 1,
  mu: 0,
  support: [0, 1],
  spectralDensity: () => 0,
  name,
});

/** The first half of the jumps belongs to one bath, the second to the other. */
export function unravel(equation: Lindblad, baths: readonly Bath[] = [endBath("left"), endBath("right")]): Unravelling {
  const half = equation.jumps.length / baths.length;
  return {
    effectiveHamiltonian: effective(equation),
    jumps: equation.jumps.map((operator, k) => ({ bath: baths[Math.floor(k / half)], operator })),
  };
}
