import type { Generator } from "@openbath/generators";
import { n, Operator } from "@openbath/hilbert";
import type { SteadyState } from "@openbath/steady-state";
import { allSites, conservedNumber } from "./energy-view.ts";
import { expectation } from "./expectation.ts";

/** What the Hamiltonian moves across a cut of the chain, per unit of time. */
export interface CutCurrents {
  /** The cut stands after this site: sites 1 .. after are on its left. */
  readonly after: number;
  /** Energy that leaves the terms of H_S on the left side, towards the terms that reach across. */
  readonly energy: number;
  /** Quanta that go from the left side to the right; absent when H_S does not conserve them. */
  readonly number?: number;
}

/**
 * The current that the Hamiltonian drives out of a charge O, from the continuity equation: d<O>/dt = -<i [O, H_S]> as
 * far as H_S makes it, so this operator is i [O, H_S] (the negative of the rate at which O grows).
 */
export function currentOutOf(charge: Operator, hamiltonian: Operator): Operator {
  return charge.commutator(hamiltonian).times({ re: 0, im: 1 });
}

/** The terms of an operator that act on these sites only. */
export function restrictedTo(operator: Operator, sites: readonly number[]): Operator {
  const inside = new Set(sites);
  return Operator.fromTerms(
    operator.space,
    operator.terms.filter((term) => term.sites.every((site) => inside.has(site))),
  );
}

/**
 * Currents of energy and of quanta across every cut between neighbouring sites, positive from left to right, in a
 * steady state. A term of H_S that reaches across the cut belongs to neither side: the energy current is what the left
 * terms give to it, J = <i [H_left, H_S]>.
 */
export function bondCurrents(generator: Generator, state: SteadyState): CutCurrents[] {
  const { hamiltonian } = generator.system;
  const { space } = hamiltonian;
  const sites = allSites(space);
  const conserved = conservedNumber(hamiltonian) !== undefined;
  return sites.slice(0, -1).map((after) => {
    const left = sites.slice(0, after);
    const average = (charge: Operator): number => expectation(currentOutOf(charge, hamiltonian), generator, state).re;
    const energy = average(restrictedTo(hamiltonian, left));
    if (!conserved) return { after, energy };
    const number = left.map((site) => n(space, site)).reduce((sum, one) => sum.plus(one));
    return { after, energy, number: average(number) };
  });
}

/**
 * The spin currents I_j of paper 000, Eq. S56 and below: sigma_z that flows from site j + 1 to site j, which for the XXZ
 * chain is 4 i g (<s+_j s-_(j+1)> - c.c.). One for every cut; a quantum is two units of sigma_z.
 * @throws RangeError when H_S does not conserve the number of quanta
 */
export function spinCurrents(generator: Generator, state: SteadyState): number[] {
  return bondCurrents(generator, state).map(({ after, number }) => {
    if (number === undefined)
      throw new RangeError(`no spin current across the cut after site ${after}: H_S does not conserve it`);
    return 0 - 2 * number;
  });
}
