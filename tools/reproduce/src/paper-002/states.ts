import type { Generator } from "@openbath/generators";
import { gibbsState, type Operator, spins, sz, traceDistance } from "@openbath/hilbert";
import type { ComplexMatrix } from "@openbath/linalg";
import { type SteadyState, steadyState } from "@openbath/steady-state";
import {
  bondCurrent,
  type Chain,
  type Equation,
  generatorOf,
  hamiltonianOf,
  REDFIELD,
  sites,
  system,
} from "./chain.ts";

/** A steady state and the equation that it belongs to. */
export interface Solved {
  readonly generator: Generator;
  readonly state: SteadyState;
}

const known = new Map<string, Solved>();

/** The steady state of one equation; figures and claims share what has been solved. */
export function steady(parameters: Chain, equation: Equation): Solved {
  const key = JSON.stringify([Object.entries(parameters).sort(), equation]);
  let solved = known.get(key);
  if (solved === undefined) {
    const generator = generatorOf(system(parameters), equation);
    solved = { generator, state: steadyState(generator, { tolerance: 1e-9 }) };
    known.set(key, solved);
  }
  return solved;
}

/** d = Tr |rho - sigma|, twice the trace distance. */
export const distance = (rho: ComplexMatrix, sigma: ComplexMatrix): number => 2 * traceDistance(rho, sigma);

/** d of the steady state to that of the exact Redfield equation. */
export const steadyError = (parameters: Chain, equation: Equation): number =>
  distance(steady(parameters, equation).state.density, steady(parameters, REDFIELD).state.density);

/** The same for several equations; null where an equation has no steady state worth the name. */
export const steadyErrors = (parameters: Chain, equations: readonly Equation[]): (number | null)[] =>
  equations.map((equation) => {
    try {
      return steadyError(parameters, equation);
    } catch (failure) {
      if (failure instanceof Error && /SteadyStateError$/.test(failure.name)) return null;
      throw failure;
    }
  });

/** The mean of sz on every site in the thermal state at the left bath's temperature. */
export function thermalMagnetisations(parameters: Chain): number[] {
  const hamiltonian = hamiltonianOf(parameters);
  const rho = gibbsState(hamiltonian, 1 / parameters.T[0]);
  return sites(parameters).map((i) => sz(hamiltonian.space, i).expectation(rho).re);
}

/** d of the steady state to the thermal state at the left bath's temperature. */
export const thermalError = (parameters: Chain, equation: Equation): number =>
  distance(steady(parameters, equation).state.density, gibbsState(hamiltonianOf(parameters), 1 / parameters.T[0]));

/** Means of one operator a site, or a bond. */
const means = ({ state }: Solved, operators: readonly Operator[]): number[] =>
  operators.map((operator) => operator.expectation(state.density).re);

export const magnetisations = (parameters: Chain, equation: Equation): number[] =>
  means(
    steady(parameters, equation),
    sites(parameters).map((i) => sz(spins(parameters.L), i)),
  );

/** The currents j_1 ... j_{L-1} of the steady state. */
export const currents = (parameters: Chain, equation: Equation): number[] =>
  means(
    steady(parameters, equation),
    sites(parameters)
      .slice(1)
      .map((i) => bondCurrent(parameters, i - 1)),
  );
