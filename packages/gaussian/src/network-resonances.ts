import type { HarmonicNetwork } from "./network.ts";
import { type Resonance, type ResonanceProblem, resonanceProblem, resonances } from "./resonances.ts";

/** The resonances of a network of rational baths, with what they were found from. */
export interface NetworkResonances {
  readonly problem: ResonanceProblem;
  readonly roots: readonly Resonance[];
}

const found = new WeakMap<HarmonicNetwork, NetworkResonances>();

/** The resonances of a network, computed once for each network object; undefined when a bath is not rational. Throws UndampedModeError. */
export function networkResonances(network: HarmonicNetwork): NetworkResonances | undefined {
  const known = found.get(network);
  if (known) return known;
  const problem = resonanceProblem(network);
  if (!problem) return undefined;
  const result = { problem, roots: resonances(problem) };
  found.set(network, result);
  return result;
}
