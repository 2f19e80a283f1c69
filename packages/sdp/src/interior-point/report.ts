import { CheckedProblem } from "../certify/checked-problem.ts";
import { certifyLowerBound } from "../certify/lower-bound.ts";
import { certifyUpperBound } from "../certify/upper-bound.ts";
import type { CompiledProblem } from "../problem/compiled-problem.ts";
import type { ConicProblem } from "../problem/conic-problem.ts";
import type { BestPoints, KeptPoint } from "./best-points.ts";
import { coneValues, dualPoint } from "./cone-values.ts";
import type { ConicSolution, DualPoint, Status } from "./conic-solution.ts";
import type { InteriorPair } from "./interior-pair.ts";
import type { IterationRecord } from "./iteration-record.ts";
import type { ResolvedOptions } from "./options.ts";
import type { Residuals } from "./residuals.ts";
import { type Point, pointOf, type State } from "./state.ts";
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
  findInterior: () => InteriorPair,
): ConicSolution {
  const status = statusOf(stop);
  const bounded = options.certify && status !== "infeasible" && status !== "unbounded";
  const { kept, lowerBound, upperBound, interior } = bounded
    ? certifiedBest(
        new CheckedProblem(problem),
        compiled,
        status === "optimal" ? best.kept.slice(0, 1) : best.kept,
        findInterior,
      )
    : { kept: best.kept[0], lowerBound: Number.NEGATIVE_INFINITY, upperBound: Number.POSITIVE_INFINITY, interior: {} };
  const { point, residuals } = kept;
  return {
    status,
    message: messageOf(status, residuals),
    x: point.x,
    slacks: coneValues(compiled, point.s),
    dual: dualPoint(compiled, point),
    primalObjective: residuals.primalObjective,
    dualObjective: residuals.dualObjective,
    gap: residuals.gap,
    relativeGap: relativeGapOf(residuals),
    primalResidual: residuals.primal,
    dualResidual: residuals.dual,
    interior,
    lowerBound,
    upperBound,
    ...certificateOf(compiled, stop),
    iterations: Math.max(0, log.length - 1),
    log,
  };
}

function interiorOf(compiled: CompiledProblem, { x, dual }: InteriorPair): ConicSolution["interior"] {
  return { ...(x === undefined ? {} : { x }), ...(dual === undefined ? {} : { dual: dualPoint(compiled, dual) }) };
}

function statusOf({ status }: Stop): Status {
  if (status === "contradiction") return "infeasible";
  return status === "unseen-descent" ? "unbounded" : status;
}

/** Of the best points that whose certified lower bound is highest; the upper bound is the lowest of all. */
function certifiedBest(
  checked: CheckedProblem,
  compiled: CompiledProblem,
  candidates: readonly KeptPoint[],
  findInterior: () => InteriorPair,
): { kept: KeptPoint; lowerBound: number; upperBound: number; interior: ConicSolution["interior"] } {
  let interior: ConicSolution["interior"] | undefined;
  const inside = (): ConicSolution["interior"] => {
    interior ??= interiorOf(compiled, findInterior());
    return interior;
  };
  const lowerOf = (point: Point): number => {
    const dual = dualPoint(compiled, point);
    const direct = certifyLowerBound(checked, dual).lowerBound;
    if (direct > Number.NEGATIVE_INFINITY || inside().dual === undefined) return direct;
    return certifyLowerBound(checked, dual, { interior: inside().dual as DualPoint }).lowerBound;
  };
  const upperOf = ({ x }: Point): number => {
    const direct = certifyUpperBound(checked, x).upperBound;
    if (direct < Number.POSITIVE_INFINITY || inside().x === undefined) return direct;
    return certifyUpperBound(checked, x, { interior: inside().x as Float64Array }).upperBound;
  };
  let kept = candidates[0];
  let lowerBound = Number.NEGATIVE_INFINITY;
  let upperBound = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const close = candidate.merit <= 1e3 * candidates[0].merit + 1e-12;
    if (!close && Number.isFinite(lowerBound) && Number.isFinite(upperBound)) continue;
    const lower = lowerOf(candidate.point);
    if (lower > lowerBound) {
      lowerBound = lower;
      kept = candidate;
    }
    upperBound = Math.min(upperBound, upperOf(candidate.point));
    if (upperBound - lowerBound <= 2 * Math.abs(kept.residuals.gap)) break;
  }
  return { kept, lowerBound, upperBound, interior: interior ?? {} };
}

function certificateOf(compiled: CompiledProblem, stop: Stop): Pick<ConicSolution, "infeasibility" | "ray"> {
  if (stop.status === "contradiction") {
    const zero: Point = {
      x: new Float64Array(compiled.variables),
      v: stop.multipliers,
      s: new Float64Array(compiled.dimension),
      z: new Float64Array(compiled.dimension),
    };
    return { infeasibility: { point: dualPoint(compiled, zero), residual: 0 } };
  }
  if (stop.status === "unseen-descent") return { ray: { x: stop.ray, residual: 0 } };
  if (stop.status === "infeasible") {
    const { value, left } = stop.residuals.infeasibility;
    return { infeasibility: { point: dualPoint(compiled, pointOf(stop.state, value)), residual: left / value } };
  }
  if (stop.status === "unbounded") {
    const { value, left } = stop.residuals.unboundedness;
    return { ray: { x: pointOf(stop.state, value).x, residual: left / value } };
  }
  return {};
}

function messageOf(status: Status, residuals: Residuals): string {
  const { gap, primal, dual } = residuals;
  const reached = `gap ${gap.toExponential(2)}, residuals ${primal.toExponential(1)} and ${dual.toExponential(1)}`;
  switch (status) {
    case "optimal":
      return `optimal: ${reached}`;
    case "infeasible":
      return "infeasible: no point satisfies the constraints, see `infeasibility` for the certificate";
    case "unbounded":
      return "unbounded: the objective falls for ever along `ray`, if there is a feasible point";
    case "stalled":
      return `stalled: rounding allows no further progress, ${reached}`;
    case "iteration-limit":
      return `stopped at the iteration limit: ${reached}`;
    case "cancelled":
      return `cancelled: ${reached}`;
  }
}
