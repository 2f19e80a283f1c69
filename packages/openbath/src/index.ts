/** Everything in one install; each part is also a package of its own. */
export * from "@openbath/baths";
export * from "@openbath/diagnostics";
export * as dynamics from "@openbath/dynamics";
export * as fermions from "@openbath/fermions";
export * from "@openbath/generators";
export * from "@openbath/hilbert";
export * from "@openbath/integrals";
export * from "@openbath/linalg";
export * from "@openbath/problem";
export * as special from "@openbath/special";
export * from "@openbath/steady-state";
export * as trajectories from "@openbath/trajectories";
export { type ComparisonRow, comparison } from "./comparison.ts";
export { ComputationError, UsageError } from "./errors.ts";
export { type LimitsDocument, type LimitsQuery, limitsDocument, solveLimits, tracesOf } from "./limits-document.ts";
export type { FermionSolution } from "./networks/fermion-solution.ts";
export type { HarmonicSolution } from "./networks/harmonic-solution.ts";
export {
  type FermionDocument,
  fermionDocument,
  type HarmonicDocument,
  harmonicDocument,
} from "./networks/network-documents.ts";
export { type SolutionDocument, type SolutionEntry, solutionDocument } from "./solution-document.ts";
export { type Solution, type Solved, type SolveEachOptions, solveEach, solveProblem } from "./solve-problem.ts";
export { figure } from "./table.ts";
export { version } from "./version.ts";
