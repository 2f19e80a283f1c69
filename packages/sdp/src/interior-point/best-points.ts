import type { CompiledProblem } from "../problem/compiled-problem.ts";
import type { Residuals } from "./residuals.ts";
import { type Point, pointOf, type State } from "./state.ts";
import { optimalityMerit } from "./verdict.ts";

const KEPT = 3;
const EARLY = 1e-3;

export interface KeptPoint {
  readonly point: Point;
  readonly residuals: Residuals;
  readonly merit: number;
}

/** The best points met, best first, and an early interior one with small residuals. */
export class BestPoints {
  readonly kept: KeptPoint[] = [];
  /** the first point whose residuals are small: well inside the cones still */
  early: Point | undefined;

  constructor(readonly problem: CompiledProblem) {}

  offer(state: State, residuals: Residuals): void {
    const merit = optimalityMerit(residuals);
    if (Number.isNaN(merit)) return;
    const rank = this.kept.findIndex((other) => merit < other.merit);
    if (rank < 0 && this.kept.length >= KEPT) return;
    const candidate = { point: pointOf(state, state.tau), residuals, merit };
    this.kept.splice(rank < 0 ? this.kept.length : rank, 0, candidate);
    if (this.kept.length > KEPT) this.kept.pop();
    if (this.early === undefined && residuals.dual < EARLY && residuals.primal < EARLY) this.early = candidate.point;
  }
}
