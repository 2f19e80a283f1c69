import { type Problem, parseProblem } from "@openbath/problem";
import { densityMatrixNumbers, densityMatrixOutcome } from "./density-matrix.ts";
import { fermionNumbers, fermionOutcome } from "./fermion.ts";
import { harmonicNumbers, harmonicOutcome } from "./harmonic.ts";
import { limitsNumbers, limitsOutcome } from "./limits.ts";
import type { Numbers, Outcome } from "./outcome.ts";

/** Everything about one problem file. @throws ProblemError, UsageError, ComputationError */
export function solvePoint(text: string): Outcome {
  const problem: Problem = parseProblem(text);
  switch (problem.kind) {
    case "harmonic-network":
      return harmonicOutcome(problem);
    case "fermion-network":
      return fermionOutcome(problem);
    case "density-matrix":
      return problem.limits ? limitsOutcome(problem) : densityMatrixOutcome(problem);
  }
}

/** The numbers of the curves for one problem file. @throws as solvePoint does */
export function solveNumbers(text: string): Numbers {
  const problem: Problem = parseProblem(text);
  switch (problem.kind) {
    case "harmonic-network":
      return harmonicNumbers(problem);
    case "fermion-network":
      return fermionNumbers(problem);
    case "density-matrix":
      return problem.limits ? limitsNumbers(problem) : densityMatrixNumbers(problem);
  }
}
