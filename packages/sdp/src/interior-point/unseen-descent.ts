import type { CompiledProblem } from "../problem/compiled-problem.ts";
import { dot, norm } from "./residuals.ts";

/** x with F x = 0, E x = 0 and c.x = -1 when the objective depends on a direction that no constraint sees, else undefined. */
export function unseenDescent(problem: CompiledProblem, unseen: readonly Float64Array[]): Float64Array | undefined {
  for (const direction of unseen) {
    const slope = dot(problem.objective, direction);
    if (Math.abs(slope) > 1e-10 * norm(problem.objective) * norm(direction))
      return direction.map((value) => -value / slope);
  }
  return undefined;
}
