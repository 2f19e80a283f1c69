import type { Generator } from "@openbath/generators";
import { dissipatorSize } from "@openbath/steady-state";

/** The scales whose ratio decides which approximation is a good one. */
export interface Regime {
  /** The largest rate or shift that the baths cause, epsilon^2 inside. */
  readonly dissipator: number;
  /** The smallest distance between different levels whose coherence a steady state may have; Infinity when there is none. */
  readonly smallestSpacing: number;
  /** Difference between the highest and the lowest energy. */
  readonly bandwidth: number;
}

/** Scales of a generator with an energyForm; undefined for others. */
export function regimeOf(generator: Generator): Regime | undefined {
  const form = generator.energyForm;
  if (form === undefined) return undefined;
  const { basis } = form;
  let smallestSpacing = Number.POSITIVE_INFINITY;
  const pattern = form.steadyPattern();
  for (const { row, col, matrix } of pattern.blocks()) {
    for (let i = 0; i < matrix.rows; i++) {
      for (let j = 0; j < matrix.cols; j++) {
        const spacing = Math.abs(basis.frequency(pattern.offsets[row] + i, pattern.offsets[col] + j));
        if (spacing > 0 && spacing < smallestSpacing) smallestSpacing = spacing;
      }
    }
  }
  const lowest = basis.energies[basis.ascending[0]];
  const highest = basis.energies[basis.ascending[basis.ascending.length - 1]];
  return { dissipator: dissipatorSize(generator), smallestSpacing, bandwidth: highest - lowest };
}
