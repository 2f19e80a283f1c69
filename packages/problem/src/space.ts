import { bosons, fermions, type HilbertSpace, levels, product, spins } from "@openbath/hilbert";
import type { Path } from "./document.ts";
import type { DensityMatrixDocument, SpaceFactor } from "./schema.ts";
import type { Range, Scope } from "./scope.ts";

/** Density matrices above this dimension do not fit; larger spaces are for trajectories. */
const LARGEST = 2 ** 26;

/** The count is looked at before anything of that length is made. */
const MOST_SITES = 64;

const SITES: Range = {
  expected: `a whole number of sites from 1 to ${MOST_SITES}`,
  allows: (x) => Number.isInteger(x) && x >= 1 && x <= MOST_SITES,
};
const OCCUPATION: Range = { expected: "a whole number of at least 1", allows: (x) => Number.isInteger(x) && x >= 1 };
const LEVELS: Range = { expected: "a whole number of levels, at least 1", allows: OCCUPATION.allows };

/** The Hilbert space that `space` describes. @throws ProblemError for sizes that are not positive or far too large */
export function spaceFrom(entry: DensityMatrixDocument["space"], scope: Scope): HilbertSpace {
  const made = (factor: SpaceFactor, path: Path) => scope.guarded(path, () => factorSpace(factor, scope, path));
  const factors = Array.isArray(entry)
    ? (entry as readonly SpaceFactor[]).map((factor, k) => made(factor, ["space", k]))
    : [made(entry as SpaceFactor, ["space"])];
  const space = scope.guarded(["space"], () => product(...factors));
  if (space.dimension > LARGEST) {
    throw scope.document.fail(["space"], `the space has ${space.dimension} states; at most ${LARGEST} can be handled`);
  }
  return space;
}

function factorSpace(factor: SpaceFactor, scope: Scope, path: Path): HilbertSpace {
  if ("spins" in factor) return spins(scope.number(factor.spins, [...path, "spins"], SITES));
  if ("fermions" in factor) return fermions(scope.number(factor.fermions, [...path, "fermions"], SITES));
  if ("bosons" in factor) {
    const { sites, maxOccupation } = factor.bosons;
    return bosons({
      sites: scope.number(sites, [...path, "bosons", "sites"], SITES),
      maxOccupation: scope.number(maxOccupation, [...path, "bosons", "maxOccupation"], OCCUPATION),
    });
  }
  const at = [...path, "levels"];
  if (factor.levels.length === 0 || factor.levels.length > MOST_SITES)
    throw scope.document.fail(at, `expected 1 to ${MOST_SITES} sites, got ${factor.levels.length}`);
  return levels(factor.levels.map((count, k) => scope.number(count, [...at, k], LEVELS)));
}
