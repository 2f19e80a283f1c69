import type { CompiledProblem } from "../problem/compiled-problem.ts";
import type { Cone } from "./cone.ts";
import { NonnegativeCone } from "./nonnegative-cone.ts";
import { SecondOrderCone } from "./second-order-cone.ts";
import { SemidefiniteCone } from "./semidefinite-cone.ts";

/** One cone object per constraint, scaled at its unit. */
export function makeCones(problem: CompiledProblem): Cone[] {
  return problem.cones.map(({ kind, size, offset, dimension }) => {
    if (kind === "nonnegative") return new NonnegativeCone(offset, dimension);
    if (kind === "second-order") return new SecondOrderCone(offset, dimension);
    return new SemidefiniteCone(kind, offset, size);
  });
}
