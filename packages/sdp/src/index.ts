export type {
  ConeConstraint,
  ConicProblem,
  Equalities,
  MatrixConstraint,
  MatrixData,
  MatrixEntry,
  RankOneTerm,
  VectorConstraint,
  VectorData,
} from "./problem/conic-problem.ts";
export { solve } from "./interior-point/solve.ts";
export { formatLog } from "./interior-point/iteration-record.ts";
