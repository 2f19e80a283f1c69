import { makeCones } from "../cones/make-cones.ts";
import { EqualityBasis } from "../kkt/equality-basis.ts";
import { nullSpace } from "../kkt/null-space.ts";
import { ScaledOperator } from "../kkt/scaled-operator.ts";
import { compile } from "../problem/compile.ts";
import type { ConicProblem } from "../problem/conic-problem.ts";
import { BestPoints } from "./best-points.ts";
import { MethodChoice } from "./choose-method.ts";
import type { ConicSolution } from "./conic-solution.ts";
import { inconsistentEqualities } from "./inconsistent-equalities.ts";
import { initialPoint } from "./initial-point.ts";
import { type InteriorPair, interiorPair } from "./interior-pair.ts";
import type { IterationRecord } from "./iteration-record.ts";
import { resolveOptions, type SolveOptions } from "./options.ts";
import { predictorCorrectorStep, type StepReport } from "./predictor-corrector.ts";
import { report, type Stop } from "./report.ts";
import { type Residuals, residuals } from "./residuals.ts";
import type { State } from "./state.ts";
import { unseenDescent } from "./unseen-descent.ts";
import { progressMerit, verdict } from "./verdict.ts";

/** Iterations without progress before giving up; fewer once the point is already good. */
const PATIENCE = 12;
const PATIENCE_WHEN_GOOD = 3;
const GOOD = 1e-11;

/**
 * Solves a conic program (see `ConicProblem` for its form and its dual) by a primal-dual interior-point method: homogeneous
 * self-dual embedding, Nesterov-Todd scaling, Mehrotra predictor-corrector. Never throws for a problem that is merely hard: `status` says why it stopped.
 *
 * @throws ProblemError for malformed data, RangeError for malformed options
 */
export function solve(problem: ConicProblem, options: SolveOptions = {}): ConicSolution {
  const resolved = resolveOptions(options);
  const compiled = compile(problem);
  const operator = new ScaledOperator(compiled, makeCones(compiled));
  const plainBasis = new EqualityBasis(compiled);
  const plainChoice = new MethodChoice(operator, plainBasis, resolved.method);
  const unseen = nullSpace(operator, plainBasis, plainChoice.schur);
  const choice =
    unseen.length === 0
      ? plainChoice
      : new MethodChoice(operator, new EqualityBasis(compiled, unseen), resolved.method);
  const contradiction = inconsistentEqualities(compiled, plainBasis, resolved.feasibility);
  const descent = unseenDescent(compiled, unseen);
  const state = initialPoint(compiled, operator, choice.current);
  const best = new BestPoints(compiled);
  const log: IterationRecord[] = [];
  const finish = (stop: Stop): ConicSolution => {
    const findInterior = (): InteriorPair =>
      best.early === undefined ? {} : interiorPair(best.early, operator, choice.current);
    return report(problem, compiled, resolved, best, log, stop, findInterior);
  };
  if (contradiction !== undefined) {
    best.offer(state, residuals(compiled, state));
    return finish({ status: "contradiction", multipliers: contradiction });
  }
  if (descent !== undefined) {
    best.offer(state, residuals(compiled, state));
    return finish({ status: "unseen-descent", ray: descent });
  }
  for (const cone of state.cones) {
    if (!cone.initialise(state.s, state.z))
      throw new Error("the starting point is not interior: please report this problem");
  }
  let last: StepReport = { step: 0, centering: 1, newtonResidual: 0, inaccurate: false, interior: true };
  let least = Number.POSITIVE_INFINITY;
  let idle = 0;
  for (let iteration = 0; ; iteration++) {
    const present = residuals(compiled, state);
    const entry = record(iteration, present, state, last, choice.current.name);
    log.push(entry);
    resolved.onIteration?.(entry);
    best.offer(state, present);
    const found = verdict(present, state, resolved);
    if (found !== "continue")
      return finish(found === "optimal" ? { status: found } : { status: found, state, residuals: present });
    if (resolved.signal?.aborted) return finish({ status: "cancelled" });
    if (iteration >= resolved.maxIterations) return finish({ status: "iteration-limit" });

    const merit = progressMerit(present, state);
    idle = merit < 0.7 * least ? 0 : idle + 1;
    least = Math.min(least, merit);
    const patience = least < GOOD ? PATIENCE_WHEN_GOOD : PATIENCE;
    if (idle > patience || (iteration > 0 && last.step < 1e-6)) {
      if (!choice.makeAccurate()) return finish({ status: "stalled" });
      idle = 0;
    }
    if (last.inaccurate) choice.makeAccurate();
    last = predictorCorrectorStep(state, present, operator, choice.current);
    if (!last.interior) return finish({ status: "stalled" });
  }
}

function record(
  iteration: number,
  present: Residuals,
  state: State,
  last: StepReport,
  method: "schur" | "qr",
): IterationRecord {
  return {
    iteration,
    primalObjective: present.primalObjective,
    dualObjective: present.dualObjective,
    gap: present.gap,
    primalResidual: present.primal,
    dualResidual: present.dual,
    tau: state.tau,
    kappa: state.kappa,
    step: last.step,
    centering: last.centering,
    method,
    newtonResidual: last.newtonResidual,
  };
}
