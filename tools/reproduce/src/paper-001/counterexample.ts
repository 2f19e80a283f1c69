import { evolve } from "@openbath/dynamics";
import { type Generator, redfield } from "@openbath/generators";
import { adjointMultiply, ComplexMatrix, eigHermitian, multiply, subtract } from "@openbath/linalg";
import { conservingLindblad, type Ness, ness, type TauPopCoh, tauPopCoh } from "@openbath/lindblad-limits";
import { spectralGap, steadyState } from "@openbath/steady-state";
import { regions, star, system } from "./chain.ts";

/** How far the steady state of the equation found is from the Redfield equation's, in the energy basis. */
export interface Comparison {
  readonly epsilon: number;
  /** Largest difference of two populations: of order epsilon^2. */
  readonly populations: number;
  /** Largest difference of two coherences: of order epsilon^4, where the coherences themselves are of order epsilon^2. */
  readonly coherences: number;
  /** Largest coherence of the Redfield equation. */
  readonly size: number;
}

/** The equation found, run in time from a pure state. */
export interface Relaxation {
  /** in units of the slowest relaxation time */
  readonly duration: number;
  /** least eigenvalue of the state met on the way */
  readonly smallestEigenvalue: number;
  /** largest change of the trace met on the way */
  readonly traceError: number;
  /** largest difference of a coherence from the Redfield equation's steady state, at the end */
  readonly coherences: number;
}

/** A local Lindblad equation for 1|0|2 between baths of beta = 1 and 5, with correct populations and coherences. */
export interface Counterexample {
  readonly optimum: TauPopCoh;
  /** Smallest eigenvalue of Gamma_L and Gamma_R, charge block by charge block. */
  readonly smallestRate: number;
  /** The equation itself. */
  readonly equation: (epsilon: number) => Generator;
  readonly compare: (epsilon: number) => Comparison;
  readonly relax: (epsilon: number) => Relaxation;
}

/** exp(-LONG) is far below the difference between the equations. */
const LONG = 40;

/** Solves Eq. 33 with free traces: below g* = 0.0312 the optimum is zero, against the conclusion that paper 001 draws from Fig. 5. */
export function counterexample(g: number): Counterexample {
  const chain = star(g);
  const sites = regions(chain);
  const optimum = tauPopCoh(ness(system(chain)), { regions: sites, traces: "free" });
  const at = (epsilon: number): { state: Ness; equation: Generator } => {
    const state = ness(system(chain, epsilon));
    return { state, equation: conservingLindblad(state, sites, optimum) };
  };
  const inEnergy = ({ system: { hamiltonian } }: Ness, rho: ComplexMatrix): ComplexMatrix => {
    const { vectors } = eigHermitian(hamiltonian.toMatrix());
    return adjointMultiply(vectors, multiply(rho, vectors));
  };
  return {
    optimum,
    smallestRate: Math.min(...optimum.gamma.flat().map((block) => eigHermitian(block).values[0])),
    equation: (epsilon) => at(epsilon).equation,
    compare: (epsilon) => {
      const { state, equation } = at(epsilon);
      const exact = inEnergy(state, steadyState(redfield(state.system)).density);
      const difference = subtract(inEnergy(state, steadyState(equation).density), exact);
      return {
        epsilon,
        populations: largest(difference, true),
        coherences: largest(difference, false),
        size: largest(exact, false),
      };
    },
    relax: (epsilon) => {
      const { state, equation } = at(epsilon);
      const slowest = spectralGap(equation);
      const first = ComplexMatrix.zeros(equation.space.dimension);
      first.set(0, 0, 1); // all spins up
      const times = Array.from({ length: 61 }, (_, k) => (k * LONG) / 60 / slowest);
      const { minEigenvalue, traceError, final } = evolve(equation, first, times);
      const exact = inEnergy(state, steadyState(redfield(state.system)).density);
      const coherences = largest(subtract(inEnergy(state, final), exact), false);
      return { duration: LONG, smallestEigenvalue: Math.min(...minEigenvalue), traceError, coherences };
    },
  };
}

/** Largest entry on the diagonal, or off it. */
function largest(a: ComplexMatrix, onDiagonal: boolean): number {
  let found = 0;
  for (let i = 0; i < a.rows; i++) {
    for (let j = 0; j < a.cols; j++) {
      const { re, im } = a.get(i, j);
      if ((i === j) === onDiagonal) found = Math.max(found, Math.hypot(re, im));
    }
  }
  return found;
}

/** The coupling g* above which the optimum with free traces is not zero, by bisection. */
export function threshold(steps: number): number {
  let [low, high] = [0.02, 0.05];
  for (let k = 0; k < steps; k++) {
    const middle = (low + high) / 2;
    if (counterexample(middle).optimum.value < VANISHING) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** The solver stops at about 1e-10. */
const VANISHING = 1e-8;
