import type { Cone } from "../cones/cone.ts";
import type { KktMethod } from "../kkt/kkt-method.ts";
import type { ScaledOperator } from "../kkt/scaled-operator.ts";
import type { CompiledProblem } from "../problem/compiled-problem.ts";
import { norm } from "./residuals.ts";
import type { State } from "./state.ts";

/**
 * The starting point: the shortest s among those of points that satisfy the equations, and the shortest z among those that satisfy
 * the dual equations, each pushed along the unit into the cone where it is not inside already; tau = kappa = 1.
 */
export function initialPoint(problem: CompiledProblem, operator: ScaledOperator, method: KktMethod): State {
  const { cones } = operator;
  method.prepare();
  const zeroX = new Float64Array(problem.variables);
  const zeroV = new Float64Array(problem.equations);
  const zeroZ = new Float64Array(problem.dimension);
  const scaledConstant = new Float64Array(problem.dimension);
  for (const cone of cones) cone.scaleS(problem.constant, scaledConstant);
  const primal = method.solveRefined({ x: zeroX, v: problem.right, z: scaledConstant.map((h) => -h) }, 2).solution;
  const dual = method.solveRefined({ x: problem.objective, v: zeroV, z: zeroZ }, 2).solution;
  const s = new Float64Array(problem.dimension);
  const z = new Float64Array(problem.dimension);
  for (const cone of cones) {
    cone.unscaleS(
      primal.z.map((value) => -value),
      s,
    );
    cone.unscaleZ(dual.z, z);
  }
  pushInside(cones, s);
  pushInside(cones, z);
  return { x: primal.x.slice(), v: dual.v.slice(), s, z, tau: 1, kappa: 1, cones };
}

/** Adds a multiple of the unit so that the margin is at least of the order of the vector's own size. */
function pushInside(cones: readonly Cone[], u: Float64Array): void {
  const margin = Math.min(...cones.map((cone) => cone.margin(u)));
  const size = norm(u);
  if (margin > 1e-8 * Math.max(1, size)) return;
  const shift = Math.max(1, size) - margin;
  const unit = new Float64Array(u.length);
  for (const cone of cones) cone.unit(unit);
  for (let i = 0; i < u.length; i++) u[i] += shift * unit[i];
}
