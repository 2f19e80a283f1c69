import type { ConeValue, ConicSolution } from "./interior-point/conic-solution.ts";
import type { SolveOptions } from "./interior-point/options.ts";
import { solve } from "./interior-point/solve.ts";
import type { ConeConstraint, ConicProblem } from "./problem/conic-problem.ts";

/**
 * A conic program in standard form:
 *
 *   minimise  sum_k <C_k, X_k> + d . u   subject to   sum_k <A_ki, X_k> + (B u)_i = b_i for each i,   X_k in K_k,   u free.
 *
 * `blocks[k]` holds C_k as its `constant` and A_ki as the `coefficients` of "variable" i: the same data as the dual problem, the linear matrix inequality
 * C_k - sum_i y_i A_ki in K_k with B^T y = d, whose variables y are free.
 */
export interface StandardProblem {
  /** b */
  readonly right: ArrayLike<number>;
  readonly blocks: readonly ConeConstraint[];
  /** the free variables u: cost d, and B by its non-zero entries (equation i, variable j) */
  readonly free?: {
    readonly cost: ArrayLike<number>;
    readonly coefficients: readonly { readonly equation: number; readonly variable: number; readonly value: number }[];
  };
}

export interface StandardSolution {
  readonly status: ConicSolution["status"];
  readonly message: string;
  /** X_k, and u */
  readonly blocks: readonly ConeValue[];
  readonly free: Float64Array;
  /** y with C - A^* y in K, and these slacks */
  readonly y: Float64Array;
  readonly slacks: readonly ConeValue[];
  readonly primalObjective: number;
  readonly dualObjective: number;
  /** rigorous bounds of the optimum */
  readonly lowerBound: number;
  readonly upperBound: number;
  /** the solution of the problem `lmiOf` gives, whose status names are exchanged here: its log and certificates */
  readonly lmi: ConicSolution;
}

/** The same program as a `ConicProblem` in x = -y: minimise b . x subject to C_k + sum_i x_i A_ki in K_k, B^T x = -d. Its optimum is minus that of the standard form. */
export function lmiOf({ right, blocks, free }: StandardProblem): ConicProblem {
  const problem = { objective: right, constraints: blocks };
  if (free === undefined) return problem;
  return {
    ...problem,
    equalities: {
      coefficients: free.coefficients.map(({ equation, variable, value }) => ({
        equation: variable,
        variable: equation,
        value,
      })),
      right: Float64Array.from(free.cost, (d) => -d),
    },
  };
}

const EXCHANGED: Partial<Record<ConicSolution["status"], ConicSolution["status"]>> = {
  infeasible: "unbounded",
  unbounded: "infeasible",
};

/**
 * Solves a program in standard form through its dual, without turning X into free variables.
 * "infeasible" comes with `lmi.ray` as its certificate (-y), "unbounded" with `lmi.infeasibility` (the ray X).
 *
 * @throws ProblemError for malformed data, RangeError for malformed options
 */
export function solveStandardForm(problem: StandardProblem, options: SolveOptions = {}): StandardSolution {
  const lmi = solve(lmiOf(problem), options);
  return {
    status: EXCHANGED[lmi.status] ?? lmi.status,
    message: lmi.message,
    blocks: lmi.dual.cones,
    free: lmi.dual.multipliers,
    y: lmi.x.map((value) => -value),
    slacks: lmi.slacks,
    primalObjective: -lmi.dualObjective,
    dualObjective: -lmi.primalObjective,
    lowerBound: -lmi.upperBound,
    upperBound: -lmi.lowerBound,
    lmi,
  };
}
