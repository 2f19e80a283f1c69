import { asymptoticEquation, nonMarkovianity, nonMarkovianityMap } from "@openbath/fermions";
import { type Bias, between, FIGURE_5, type Junction, lead } from "./junction.ts";

/** nu_infinity/Gamma of Eqs. 55 and 82. */
export function nu(mu: Bias["mu"], T: number | Bias["T"], junction: Junction = FIGURE_5): number {
  const temperatures = typeof T === "number" ? ([T, T] as const) : T;
  return nonMarkovianity(asymptoticEquation(between(junction, { mu, T: temperatures }))) / junction.Gamma;
}

/** The state of one lead. */
export interface LeadState {
  readonly mu: number;
  readonly T: number;
}

/** nu_infinity/Gamma at [k][l] for the k-th state of the right lead and the l-th of the left one, in the setting of Fig. 5. */
export function nuMap(left: readonly LeadState[], right: readonly LeadState[]): number[][] {
  const uniform = between(FIGURE_5, { mu: [left[0].mu, right[0].mu], T: [left[0].T, right[0].T] });
  const baths = (states: readonly LeadState[]) => states.map(({ mu, T }) => lead(FIGURE_5, mu, T));
  const flat = nonMarkovianityMap(uniform, [baths(left), baths(right)]);
  return right.map((_, k) => left.map((__, l) => flat[l * right.length + k] / FIGURE_5.Gamma));
}
