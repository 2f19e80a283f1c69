import { currents as bathCurrents } from "@openbath/diagnostics";
import type { LeadCurrents } from "@openbath/fermions";
import { type OpenSystem, redfield } from "@openbath/generators";
import { c, cd, fermions, identity, n, type Operator } from "@openbath/hilbert";
import { ComplexMatrix } from "@openbath/linalg";
import type { FermionNetworkProblem } from "@openbath/problem";
import { DegenerateSteadyStateError, SteadyStateError, steadyState } from "@openbath/steady-state";
import { ComputationError, UsageError } from "../errors.ts";

/** Density matrices of more modes are not made here. */
const MOST_MODES = 6;

/**
 * The steady state of the Redfield equation of the same network, as a density matrix of its 2^N states: <c_i^dag c_j> in the
 * site basis, and the currents of every coupling.
 */
export function redfieldCorrelation(problem: FermionNetworkProblem): { site: ComplexMatrix; currents: LeadCurrents[] } {
  const modes = problem.energies.length;
  if (modes > MOST_MODES)
    throw new UsageError(
      `redfield: density matrices are made for at most ${MOST_MODES} modes, the network has ${modes}`,
    );
  const system = openSystem(problem);
  const generator = redfield(system);
  const state = solved(() => steadyState(generator));
  const { space } = system.hamiltonian;
  const site = ComplexMatrix.zeros(modes);
  for (let i = 0; i < modes; i++) {
    for (let j = 0; j < modes; j++) {
      const { re, im } = cd(space, i + 1)
        .times(c(space, j + 1))
        .expectation(state.density);
      site.set(i, j, re, im);
    }
  }
  const flow = bathCurrents(generator, state);
  const currents = system.couplings.map(({ bath }) => {
    const { energy, number: particle = Number.NaN } = flow.get(bath) ?? { energy: Number.NaN };
    return { particle, energy, heat: energy - bath.mu * particle };
  });
  return { site, currents };
}

/** The network in Fock space; leads that share a bath in the file are reservoirs of their own, as they are for the exact solution. */
function openSystem({ energies, hopping, couplings }: FermionNetworkProblem): OpenSystem {
  const space = fermions(energies.length);
  let hamiltonian: Operator = identity(space).times(0);
  energies.forEach((e, k) => {
    hamiltonian = hamiltonian.plus(n(space, k + 1).times(e));
  });
  for (const { between, amplitude } of hopping) {
    const hop = cd(space, between[0]).times(c(space, between[1])).times(amplitude);
    hamiltonian = hamiltonian.plus(hop).plus(hop.adjoint());
  }
  return {
    hamiltonian,
    epsilon: 1,
    couplings: couplings.map(({ bath, mode }) => ({ bath: { ...bath }, operator: c(space, mode), kind: "exchange" })),
  };
}

function solved<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof DegenerateSteadyStateError || error instanceof SteadyStateError)
      throw new ComputationError(`redfield: ${error.message}`);
    throw error;
  }
}
