import type { CompiledProblem } from "../problem/compiled-problem.ts";
import type { ConicProblem } from "../problem/conic-problem.ts";
import type { BestPoints } from "./best-points.ts";
import { coneValues, dualPoint } from "./cone-values.ts";
import type { ConicSolution } from "./conic-solution.ts";
import type { IterationRecord } from "./iteration-record.ts";
import type { ResolvedOptions } from "./options.ts";
import type { Residuals } from "./residuals.ts";
import { pointOf, type State } from "./state.ts";
import { relativeGapOf } from "./verdict.ts";

/** How the iteration ended. */
export type Stop =
  | { readonly status: "infeasible" | "unbounded"; readonly state: State; readonly residuals: Residuals }
  | { readonly status: "contradiction"; readonly multipliers: Float64Array }
  | { readonly status: "unseen-descent"; readonly ray: Float64Array }
  | { readonly status: "optimal" | "stalled" | "iteration-limit" | "cancelled" };

/** Puts the result together from the best point met. */
export function report(
  problem: ConicProblem,
  compiled: CompiledProblem,
  options: ResolvedOptions,
  best: BestPoints,
  log: readonly IterationRecord[],
  stop: Stop,
): ConicSolution {
  const { point, residuals } = best.kept[0];
  const solution = {
    status: stop.status,
    x: point.x,
    slacks: coneValues(compiled, point.s),
    dual: dualPoint(compiled, point),
    primalObjective: residuals.primalObjective,
    dualObjective: residuals.dualObjective,
    gap: residuals.gap,
    relativeGap: relativeGapOf(residuals),
    primalResidual: residuals.primal,
    dualResidual: residuals.dual,
    interiorDual: dualPoint(compiled, best.interior ?? point),
    lowerBound: Number.NEGATIVE_INFINITY,
    iterations: Math.max(0, log.length - 1),
    log,
  };
  return { ...solution, message: stop.status };
}
