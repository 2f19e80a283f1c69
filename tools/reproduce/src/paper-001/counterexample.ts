import { type Generator, redfield } from "@openbath/generators";
import { adjointMultiply, type ComplexMatrix, eigHermitian, multiply, subtract } from "@openbath/linalg";
import { conservingLindblad, type Ness, ness, type TauPopCoh, tauPopCoh } from "@openbath/lindblad-limits";
import { steadyState } from "@openbath/steady-state";
import { star } from "./all-sites-panels.ts";
import { regions, system } from "./chain.ts";

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

/** A local Lindblad equation for 1|0|2 between baths of beta = 1 and 5, with correct populations and coherences. */
export interface Counterexample {
  readonly optimum: TauPopCoh;
  /** Smallest eigenvalue of Gamma_L and Gamma_R, charge block by charge block. */
  readonly smallestRate: number;
  /** The equation itself. */
  readonly equation: (epsilon: number) => Generator;
  readonly compare: (epsilon: number) => Comparison;
}

/** Solves Eq. 33 with free traces: below g* = 0.0312 the optimum is zero, against the conclusion that paper 001 draws from Fig. 5. */
export function counterexample(g: number): Counterexample {
  const chain = star(g);
  const sites = regions(chain);
  const optimum = tauPopCoh(ness(system(chain)), { regions: sites, traces: "free" });
  const at = (epsilon: number): { state: Ness; equation: Generator } => {
    const state = ness(system(chain, epsilon));
    return { state, equation: conservingLindblad(state, sites, optimum) };
  };
  return {
    optimum,
    smallestRate: Math.min(...optimum.gamma.flat().map((block) => eigHermitian(block).values[0])),
    equation: (epsilon) => at(epsilon).equation,
    compare: (epsilon) => {
      const { state, equation } = at(epsilon);
      const vectors = eigHermitian(state.system.hamiltonian.toMatrix()).vectors;
      const inEnergy = (rho: ComplexMatrix): ComplexMatrix => adjointMultiply(vectors, multiply(rho, vectors));
      const exact = inEnergy(steadyState(redfield(state.system)).density);
      const difference = subtract(inEnergy(steadyState(equation).density), exact);
      return {
        epsilon,
        populations: largest(difference, true),
        coherences: largest(difference, false),
        size: largest(exact, false),
      };
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
export function threshold(steps = 10): number {
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
