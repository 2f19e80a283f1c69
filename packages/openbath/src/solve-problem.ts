import { type Diagnosis, diagnose, expectation } from "@openbath/diagnostics";
import { ExpansionError, energyBasis, type Generator, OpenSystemError } from "@openbath/generators";
import type { Complex } from "@openbath/linalg";
import type { DensityMatrixProblem, EquationChoice } from "@openbath/problem";
import { DegenerateSteadyStateError, type SteadyState, SteadyStateError, steadyState } from "@openbath/steady-state";
import { ComputationError, UsageError } from "./failure.ts";

/** One equation's answer to a problem. */
export interface Solution {
  readonly equation: string;
  readonly label: string;
  readonly generator: Generator;
  readonly state: SteadyState;
  readonly diagnosis: Diagnosis;
  /** Expectation values by name; a number where the observable is Hermitian. */
  readonly observables: ReadonlyMap<string, number | Complex>;
}

/** Density matrices up to this dimension are solved for. */
const LARGEST = 4096;

/** Told what is being done, for people who wait. */
export type Watch = (what: string) => void;

/**
 * Solves every equation of a problem, the baths and the eigenbasis shared.
 * @throws ComputationError naming the equation that could not be solved; UsageError where an equation refuses the system
 */
export function solveProblem(problem: DensityMatrixProblem, watch: Watch = () => {}): Solution[] {
  const { system, space, equations } = problem;
  if (space.dimension > LARGEST) {
    throw new UsageError(
      `the space has ${space.dimension} states; steady states are found for at most ${LARGEST} (use trajectories)`,
    );
  }
  watch("diagonalising the Hamiltonian");
  const basis = energyBasis(system);
  return equations.map((choice) => solveOne(problem, choice, basis, watch));
}

function solveOne(
  problem: DensityMatrixProblem,
  choice: EquationChoice,
  basis: ReturnType<typeof energyBasis>,
  watch: Watch,
): Solution {
  const { equation, label } = choice;
  try {
    watch(`${label}: building the equation`);
    const generator = choice.make(problem.system, basis);
    const state = steadyState(generator, {
      onProgress: ({ iteration, residual }) =>
        watch(`${label}: iteration ${iteration}, residual ${residual.toExponential(1)}`),
    });
    watch(`${label}: checking the state`);
    const diagnosis = diagnose(generator, state);
    const observables = [...problem.observables].map(([name, operator]) => {
      const value = expectation(operator, generator, state);
      return [name, operator.isHermitian() ? value.re : value] as const;
    });
    return { equation, label, generator, state, diagnosis, observables: new Map(observables) };
  } catch (error) {
    if (
      error instanceof DegenerateSteadyStateError ||
      error instanceof SteadyStateError ||
      error instanceof ExpansionError
    ) {
      throw new ComputationError(`${label}: ${error.message}`);
    }
    if (error instanceof OpenSystemError) throw new UsageError(`${label}: ${error.message}`);
    throw error;
  }
}
