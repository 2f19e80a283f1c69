import type { Generator } from "@openbath/generators";
import { c, cd, type HilbertSpace, type Operator } from "@openbath/hilbert";
import { allSites } from "./energy-view.ts";

/** gamma_x = c + c^dag and gamma_y = i (c^dag - c) of a fermion site: Hermitian, of square one. */
export function majoranas(space: HilbertSpace, site: number): [Operator, Operator] {
  const annihilator = c(space, site);
  const creator = cd(space, site);
  return [annihilator.plus(creator), creator.minus(annihilator).times({ re: 0, im: 1 })];
}

/**
 * The sites on which no coupling to a bath acts. A fermion operator reaches back through its Jordan-Wigner string to
 * sites that it does not act on physically: such a site is free when both its Majorana operators commute, or both
 * anticommute, with every coupling operator.
 */
export function sitesWithoutBath(generator: Generator): number[] {
  const { hamiltonian, couplings } = generator.system;
  const { space } = hamiltonian;
  return allSites(space).filter((site) =>
    couplings.every(({ operator }) => {
      if (!operator.support.includes(site)) return true;
      return space.sites[site - 1].kind === "fermion" && isOnlyString(operator, space, site);
    }),
  );
}

function isOnlyString(operator: Operator, space: HilbertSpace, site: number): boolean {
  const pair = majoranas(space, site);
  const vanishes = (bracket: Operator): boolean => bracket.isZero(1e-13);
  return (
    pair.every((gamma) => vanishes(operator.commutator(gamma))) ||
    pair.every((gamma) => vanishes(operator.anticommutator(gamma)))
  );
}
