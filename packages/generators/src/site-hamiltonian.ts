import { HilbertSpace, identity, n as numberAt, Operator } from "@openbath/hilbert";

/** An operator on a few sites, seen in the space of those sites alone, with the fermion strings that lead to it. */
export interface SiteOperator {
  /** The sites that the operator truly acts on, ascending, counted from 1. */
  readonly sites: readonly number[];
  /** The operator without its strings, in the space of `sites`. */
  readonly local: Operator;
  /** The product of the Jordan-Wigner signs on the other sites, in the full space: operator = strings * local. */
  readonly strings: Operator;
}

/**
 * The sites that an operator acts on, its Jordan-Wigner strings set apart: a fermion mode is local physically, though its
 * operator carries (-1)^n of every mode before it.
 */
export function siteOperator(operator: Operator): SiteOperator {
  const { space } = operator;
  let core = operator;
  let strings = identity(space);
  for (const site of operator.support) {
    if (space.sites[site - 1].kind !== "fermion") continue;
    const sign = identity(space).minus(numberAt(space, site).times(2));
    const without = sign.times(core).reduceSupport();
    if (without.support.includes(site)) continue;
    core = without;
    strings = strings.times(sign);
  }
  const sites = [...core.support];
  return { sites, local: restrict(core, sites), strings };
}

/** The terms of H_S that act on the given sites only, in the space of those sites: what the sites are without neighbours. */
export function siteHamiltonian(hamiltonian: Operator, sites: readonly number[]): Operator {
  const terms = hamiltonian.terms.filter((term) => term.sites.every((site) => sites.includes(site)));
  return restrict(Operator.fromTerms(hamiltonian.space, terms), sites);
}

/** Takes an operator from the space of some sites back into the full one. */
export function expandFrom(local: Operator, sites: readonly number[], space: HilbertSpace): Operator {
  return Operator.fromTerms(
    space,
    local.terms.map((term) => ({ sites: term.sites.map((site) => sites[site - 1]), matrix: term.matrix })),
  );
}

const subspace = (space: HilbertSpace, sites: readonly number[]): HilbertSpace =>
  new HilbertSpace(sites.length === 0 ? [{ kind: "level", dimension: 1 }] : sites.map((site) => space.sites[site - 1]));

function restrict(operator: Operator, sites: readonly number[]): Operator {
  return Operator.fromTerms(
    subspace(operator.space, sites),
    operator.terms.map((term) => ({ sites: term.sites.map((site) => sites.indexOf(site) + 1), matrix: term.matrix })),
  );
}
