import { bosons, fermions, type HilbertSpace, levels, product, spins } from "@openbath/hilbert";
import type { DensityMatrixDocument } from "./schema.ts";
import type { Scope } from "./scope.ts";

/** Density matrices above this dimension do not fit; larger spaces are for trajectories. */
const LARGEST = 2 ** 26;

type Factor = Exclude<DensityMatrixDocument["space"], readonly unknown[]>;

/** The Hilbert space that `space` describes. @throws ProblemError for sizes that are not positive or far too large */
export function spaceFrom(entry: DensityMatrixDocument["space"], scope: Scope): HilbertSpace {
  const factors = Array.isArray(entry) ? (entry as readonly Factor[]) : [entry as Factor];
  const space = scope.guarded(["space"], () => product(...factors.map(factorSpace)));
  if (space.dimension > LARGEST) {
    throw scope.document.fail(["space"], `the space has ${space.dimension} states; at most ${LARGEST} can be handled`);
  }
  return space;
}

function factorSpace(factor: Factor): HilbertSpace {
  if ("spins" in factor) return spins(factor.spins);
  if ("bosons" in factor) return bosons(factor.bosons);
  if ("fermions" in factor) return fermions(factor.fermions);
  return levels(factor.levels);
}
