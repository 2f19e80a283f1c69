import { bosons, fermions, type HilbertSpace, levels, product, spins } from "@openbath/hilbert";
import type { DensityMatrixDocument, SpaceFactor } from "./schema.ts";
import type { Scope } from "./scope.ts";

/** Density matrices above this dimension do not fit; larger spaces are for trajectories. */
const LARGEST = 2 ** 26;

/** More sites of two states than this exceed `LARGEST` anyway; the count is checked before anything of that length is made. */
const MOST_SITES = 64;

/** The Hilbert space that `space` describes. @throws ProblemError for sizes that are not positive or far too large */
export function spaceFrom(entry: DensityMatrixDocument["space"], scope: Scope): HilbertSpace {
  const factors = Array.isArray(entry) ? (entry as readonly SpaceFactor[]) : [entry as SpaceFactor];
  const space = scope.guarded(["space"], () => product(...factors.map(factorSpace)));
  if (space.dimension > LARGEST) {
    throw scope.document.fail(["space"], `the space has ${space.dimension} states; at most ${LARGEST} can be handled`);
  }
  return space;
}

function factorSpace(factor: SpaceFactor): HilbertSpace {
  const sites =
    "spins" in factor
      ? factor.spins
      : "fermions" in factor
        ? factor.fermions
        : "bosons" in factor
          ? factor.bosons.sites
          : factor.levels.length;
  if (sites > MOST_SITES) throw new RangeError(`expected at most ${MOST_SITES} sites, got ${sites}`);
  if ("spins" in factor) return spins(factor.spins);
  if ("bosons" in factor) return bosons(factor.bosons);
  if ("fermions" in factor) return fermions(factor.fermions);
  return levels(factor.levels);
}
