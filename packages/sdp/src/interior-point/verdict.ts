import type { ResolvedOptions } from "./options.ts";
import type { Residuals } from "./residuals.ts";
import type { State } from "./state.ts";

export type Verdict = "optimal" | "infeasible" | "unbounded" | "continue";

/** Does the present point meet the tolerances, as an optimum or as a certificate? */
export function verdict(residuals: Residuals, state: State, options: ResolvedOptions): Verdict {
  const { feasibility, absoluteGap, relativeGap } = options;
  if (
    residuals.primal <= feasibility &&
    residuals.dual <= feasibility &&
    (residuals.gap <= absoluteGap || relativeGapOf(residuals) <= relativeGap)
  ) {
    return "optimal";
  }
  if (state.tau < state.kappa) {
    const { infeasibility, unboundedness } = residuals;
    if (infeasibility.value > 0 && infeasibility.left <= feasibility * infeasibility.value) return "infeasible";
    if (unboundedness.value > 0 && unboundedness.left <= feasibility * unboundedness.value) return "unbounded";
  }
  return "continue";
}

export function relativeGapOf({ gap, primalObjective, dualObjective }: Residuals): number {
  const size = Math.max(Math.abs(primalObjective), Math.abs(dualObjective));
  return size > 0 ? gap / size : Number.POSITIVE_INFINITY;
}

/** One number that falls to zero on the way to an optimum. */
export function optimalityMerit(residuals: Residuals): number {
  const size = Math.max(1, Math.abs(residuals.primalObjective), Math.abs(residuals.dualObjective));
  return Math.max(residuals.primal, residuals.dual, residuals.gap / size);
}

/** One number that falls to zero on the way to an optimum or to a certificate. */
export function progressMerit(residuals: Residuals, state: State): number {
  let merit = optimalityMerit(residuals);
  if (state.tau < state.kappa) {
    const { infeasibility, unboundedness } = residuals;
    if (infeasibility.value > 0) merit = Math.min(merit, infeasibility.left / infeasibility.value);
    if (unboundedness.value > 0) merit = Math.min(merit, unboundedness.left / unboundedness.value);
  }
  return merit;
}
