export { CheckedProblem } from "./certify/checked-problem.ts";
export type { DualCandidate } from "./certify/flat-dual.ts";
export { certifyInfeasibility, type InfeasibilityCheck } from "./certify/infeasibility.ts";
export { certifyLowerBound, type LowerBound, type LowerBoundOptions } from "./certify/lower-bound.ts";
export { certifyRay, certifyUpperBound, type UpperBound } from "./certify/upper-bound.ts";
export type { ConeValue, ConicSolution, DualPoint, Status } from "./interior-point/conic-solution.ts";
export { formatLog, type IterationRecord } from "./interior-point/iteration-record.ts";
export type { SolveOptions } from "./interior-point/options.ts";
export { solve } from "./interior-point/solve.ts";
export { type Constraint, equal, nonnegative, psd } from "./model/constraint.ts";
export {
  abs,
  Convex,
  euclideanNorm,
  frobeniusNorm,
  largestEigenvalue,
  lessOrEqual,
  spectralNorm,
} from "./model/convex.ts";
export { hermitian, MatrixExpression, scaled, symmetric } from "./model/matrix-expression.ts";
export { type ModelSolution, maximise, minimise } from "./model/optimise.ts";
export { Scalar, scalar, sum, vector } from "./model/scalar.ts";
export type {
  ConeConstraint,
  ConicProblem,
  Equalities,
  MatrixConstraint,
  MatrixData,
  MatrixEntry,
  RankOneTerm,
  SparseTriangle,
  VectorConstraint,
  VectorData,
} from "./problem/conic-problem.ts";
export { ProblemError } from "./problem/problem-error.ts";
export { lmiOf, type StandardProblem, type StandardSolution, solveStandardForm } from "./standard-form.ts";
