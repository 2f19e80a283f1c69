import type { ConicProblem } from "../problem/conic-problem.ts";
import { type FlatProblem, flatten } from "./flat-problem.ts";
import { smallestEqualitySingularValue, smallestSingularValue } from "./smallest-singular-value.ts";

/**
 * A problem as the checker sees it, read once and kept: worth making when many points of one large problem are to be checked, because the independence of the
 * dual equations (a Gram matrix of all variables) is then shown only once. Every checking function takes it in place of the problem.
 *
 * @throws RangeError when sizes or indices of the problem do not fit
 */
export class CheckedProblem {
  /** the data, copied: later changes of the problem do not matter */
  readonly flat: FlatProblem;
  private dualSigma: number | undefined;
  private equalitySigma: number | undefined;

  constructor(problem: ConicProblem) {
    this.flat = flatten(problem);
  }

  static of(problem: ConicProblem | CheckedProblem): CheckedProblem {
    return problem instanceof CheckedProblem ? problem : new CheckedProblem(problem);
  }

  /** a lower bound of the smallest singular value of the dual equations */
  get sigma(): number {
    this.dualSigma ??= smallestSingularValue(this.flat);
    return this.dualSigma;
  }

  /** the same for the equalities E x = f; Infinity when there are none */
  get sigmaOfEqualities(): number {
    this.equalitySigma ??=
      this.flat.right.length === 0 ? Number.POSITIVE_INFINITY : smallestEqualitySingularValue(this.flat);
    return this.equalitySigma;
  }
}
