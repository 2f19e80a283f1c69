import { type Checks, type Diagnosis, diagnose, expectation } from "@openbath/diagnostics";
import { type EnergyBasis, energyBasis, type Generator, type OpenSystem } from "@openbath/generators";
import type { Complex } from "@openbath/linalg";
import type { DensityMatrixProblem, EquationChoice } from "@openbath/problem";
import { type SteadyState, steadyState } from "@openbath/steady-state";
import { ComputationError, UsageError } from "./errors.ts";
import { reported } from "./reported.ts";

/** One equation's answer to a problem, and what was looked at in it: all that `diagnose` finds, unless less was asked for. */
export interface Solution<Found extends Checks = Diagnosis> {
  readonly equation: string;
  readonly label: string;
  readonly generator: Generator;
  readonly state: SteadyState;
  readonly diagnosis: Found;
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
  const { solutions, failure } = solveEach(problem, { watch });
  if (failure) throw failure;
  return solutions;
}

/** How the equations of a problem are solved. */
export interface SolveEachOptions<Found extends Checks> {
  readonly watch?: Watch | undefined;
  /** Who solves problem after problem may know the eigenbasis already. */
  readonly basisOf?: (system: OpenSystem) => EnergyBasis;
  /** What is looked at in a solution; default `diagnose`. */
  readonly examine?: (generator: Generator, state: SteadyState) => Found;
}

/** What `solveEach` finds. */
export interface Solved<Found extends Checks> {
  readonly solutions: Solution<Found>[];
  readonly failure?: ComputationError;
}

/**
 * The same, but an equation that cannot be solved does not hide the others: it is named in `failure`.
 * @throws ComputationError when no equation could be solved; UsageError as above
 */
export function solveEach(problem: DensityMatrixProblem, options?: SolveEachOptions<Diagnosis>): Solved<Diagnosis>;
export function solveEach<Found extends Checks>(
  problem: DensityMatrixProblem,
  options: SolveEachOptions<Found> & { readonly examine: (generator: Generator, state: SteadyState) => Found },
): Solved<Found>;
export function solveEach(
  problem: DensityMatrixProblem,
  { watch = () => {}, basisOf = energyBasis, examine = diagnose }: SolveEachOptions<Checks> = {},
): Solved<Checks> {
  const { system, space, equations } = problem;
  if (space.dimension > LARGEST) {
    throw new UsageError(
      `the space has ${space.dimension} states; steady states are found for at most ${LARGEST} (use trajectories)`,
    );
  }
  watch("diagonalising the Hamiltonian");
  const basis = basisOf(system);
  const results = equations.map((choice) => solveOne(problem, choice, basis, watch, examine));
  const solutions = results.filter((result): result is Solution<Checks> => !(result instanceof ComputationError));
  const failed = results.filter((result) => result instanceof ComputationError);
  if (failed.length === 0) return { solutions };
  const failure = new ComputationError(failed.map(({ message }) => message).join("; "));
  if (solutions.length === 0) throw failure;
  return { solutions, failure };
}

function solveOne(
  problem: DensityMatrixProblem,
  choice: EquationChoice,
  basis: EnergyBasis,
  watch: Watch,
  examine: (generator: Generator, state: SteadyState) => Checks,
): Solution<Checks> | ComputationError {
  const { equation, label } = choice;
  try {
    watch(`${label}: building the equation`);
    const generator = choice.make(problem.system, basis);
    const state = steadyState(generator, {
      onProgress: ({ iteration, residual }) =>
        watch(`${label}: iteration ${iteration}, residual ${residual.toExponential(1)}`),
    });
    watch(`${label}: checking the state`);
    const diagnosis = examine(generator, state);
    const observables = [...problem.observables].map(([name, operator]) => {
      const value = expectation(operator, generator, state);
      return [name, operator.isHermitian() ? value.re : value] as const;
    });
    return { equation, label, generator, state, diagnosis, observables: new Map(observables) };
  } catch (error) {
    const told = reported(label, error);
    if (told instanceof ComputationError) return told;
    throw told;
  }
}
