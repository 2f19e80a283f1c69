import type { ComplexMatrix } from "@openbath/linalg";
import type { ConeValue, ConicSolution, Status } from "../interior-point/conic-solution.ts";
import type { SolveOptions } from "../interior-point/options.ts";
import { solve } from "../interior-point/solve.ts";
import type { ConicProblem } from "../problem/conic-problem.ts";
import { assemble, parts } from "./assemble.ts";
import type { Constraint } from "./constraint.ts";
import { Convex } from "./convex.ts";
import type { MatrixExpression } from "./matrix-expression.ts";
import { Scalar } from "./scalar.ts";
import type { Unknown } from "./unknown.ts";

/** The optimum of a model. */
export interface ModelSolution {
  readonly status: Status;
  readonly message: string;
  /** the objective at the point found */
  readonly objective: number;
  /** rigorous bounds of the optimum by the checker */
  readonly lowerBound: number;
  readonly upperBound: number;
  /** the value of an expression at the point found */
  value(expression: Scalar): number;
  value(expression: MatrixExpression): ComplexMatrix;
  /**
   * The dual value of a constraint: a positive semidefinite matrix for `psd`, a vector for the others; one per part, in their order, for constraints that consist of several.
   * For maximise the signs are those of the minimisation of minus the objective.
   * @throws RangeError for a constraint that is not of this model
   */
  dual(constraint: Constraint): readonly ConeValue[];
  /** what was solved, as data for the checker, and all the solver returned */
  readonly problem: ConicProblem;
  readonly conic: ConicSolution;
}

/** Minimises an affine or convex expression. @throws RangeError, ProblemError for malformed models or options */
export function minimise(
  objective: Scalar | Convex,
  constraints: readonly Constraint[],
  options: SolveOptions = {},
): ModelSolution {
  const bound = objective instanceof Convex ? objective.bound : objective;
  const added = objective instanceof Convex ? objective.constraints : [];
  return optimise(bound, [...constraints, ...added], options, 1);
}

/** Maximises an affine expression. @throws RangeError, ProblemError for malformed models or options */
export function maximise(
  objective: Scalar,
  constraints: readonly Constraint[],
  options: SolveOptions = {},
): ModelSolution {
  return optimise(objective.times(-1), constraints, options, -1);
}

function optimise(
  objective: Scalar,
  constraints: readonly Constraint[],
  options: SolveOptions,
  sign: 1 | -1,
): ModelSolution {
  const { problem, index, places } = assemble(objective, constraints);
  const conic = solve(problem, options);
  const shifted = (value: number): number => sign * (value + objective.constant);
  const x = (unknown: Unknown): number => {
    const at = index.get(unknown);
    if (at === undefined) throw new RangeError(`${unknown.name} does not occur in the model`);
    return conic.x[at];
  };
  function value(expression: Scalar): number;
  function value(expression: MatrixExpression): ComplexMatrix;
  function value(expression: Scalar | MatrixExpression): number | ComplexMatrix {
    if (expression instanceof Scalar) {
      let total = expression.constant;
      for (const [unknown, coefficient] of expression.terms) total += coefficient * x(unknown);
      return total;
    }
    const total = expression.constant.clone();
    for (const [unknown, matrix] of expression.terms) {
      const factor = x(unknown);
      for (let t = 0; t < total.data.length; t++) total.data[t] += factor * matrix.data[t];
    }
    return total;
  }
  const dual = (constraint: Constraint): readonly ConeValue[] =>
    parts(constraint).map((part) => {
      const place = places.get(part);
      if (place === undefined) throw new RangeError("dual: the constraint is not part of this model");
      return "cone" in place ? conic.dual.cones[place.cone] : conic.dual.multipliers.slice(...place.equations);
    });
  return {
    status: conic.status,
    message: conic.message,
    objective: shifted(conic.primalObjective),
    lowerBound: shifted(sign === 1 ? conic.lowerBound : conic.upperBound),
    upperBound: shifted(sign === 1 ? conic.upperBound : conic.lowerBound),
    value,
    dual,
    problem,
    conic,
  };
}
