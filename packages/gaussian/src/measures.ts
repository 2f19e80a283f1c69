import { type DiscordResult, uncheckedDiscord } from "./discord.ts";
import { uncheckedEntropy } from "./entropy.ts";
import { type GaussianLike, reducedState } from "./gaussian-state.ts";
import { logarithmicNegativity } from "./logarithmic-negativity.ts";
import { uncheckedInformation } from "./mutual-information.ts";
import { isPhysical } from "./physical.ts";

/** What lies between two nodes, or two groups of nodes. */
export interface Measures {
  /** false: the numbers are those of the formulas with symplectic eigenvalues below 1/2 counted as 1/2, and belong to no state */
  readonly physical: boolean;
  /** von Neumann entropy of both together */
  readonly entropy: number;
  readonly mutualInformation: number;
  readonly logarithmicNegativity: number;
  /** for two single nodes, the second measured; null for groups */
  readonly discord: number | null;
  readonly classicalCorrelations: number | null;
  readonly branch: DiscordResult["branch"] | null;
}

/**
 * All measures at once between `between[0]` and `between[1]`, each a mode (from 1) or a group of modes; natural logarithms; discord with the second mode
 * measured. Never throws for a matrix that is no state: it says `physical: false`. RangeError for bad modes.
 */
export function measures(
  state: GaussianLike,
  between: readonly [number | readonly number[], number | readonly number[]] = [1, 2],
): Measures {
  const [first, second] = between.map((group) => (typeof group === "number" ? [group] : [...group]));
  const joint = reducedState(state, [...first, ...second]);
  const single = first.length === 1 && second.length === 1;
  const split = single ? uncheckedDiscord(state, [first[0], second[0]], second[0]) : undefined;
  return {
    physical: isPhysical(state) && isPhysical(joint),
    entropy: uncheckedEntropy(joint),
    mutualInformation: split?.mutualInformation ?? uncheckedInformation(state, first, second),
    logarithmicNegativity: logarithmicNegativity(state, first, second),
    discord: split?.discord ?? null,
    classicalCorrelations: split?.classicalCorrelations ?? null,
    branch: split?.branch ?? null,
  };
}
