import type { HarmonicNetwork } from "./network.ts";
import { normalModes } from "./normal-modes.ts";

/**
 * A number for each normal mode (ascending frequencies); modes share it when they are degenerate: neighbours closer than `degeneracy` times their frequency
 * (default 1e-12) belong together.
 */
export function secularGroups(network: HarmonicNetwork, degeneracy = 1e-12): number[] {
  if (!(degeneracy >= 0)) throw new RangeError(`degeneracy must be at least 0, got ${degeneracy}`);
  const { frequencies, offsets } = normalModes(network);
  const groups: number[] = [];
  let group = 0;
  frequencies.forEach((w, k) => {
    if (k > 0) {
      const detuning = (offsets[k] - offsets[k - 1]) / (w + frequencies[k - 1]);
      if (detuning > degeneracy * w) group++;
    }
    groups.push(group);
  });
  return groups;
}
