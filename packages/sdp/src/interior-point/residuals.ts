import {
  addBackward,
  addEquality,
  addEqualityTransposed,
  addForward,
  type CompiledProblem,
} from "../problem/compiled-problem.ts";
import type { State } from "./state.ts";

/**
 * What is left of the embedding's equations,
 *
 *   rx = F^T z + E^T v - c tau,   rv = E x - f tau,   rz = s - F x - h tau,   rt = kappa + c.x - f.v + h.z,
 *
 * and the sizes that tests of convergence need.
 */
export interface Residuals {
  readonly rx: Float64Array;
  readonly rv: Float64Array;
  readonly rz: Float64Array;
  readonly rt: number;
  readonly primalObjective: number;
  readonly dualObjective: number;
  /** s.z / tau^2 */
  readonly gap: number;
  /** relative: max(|rz| / max(1, |h|), |rv| / max(1, |f|)) / tau */
  readonly primal: number;
  /** relative: |rx| / max(1, |c|) / tau */
  readonly dual: number;
  /** f.v - h.z, positive along a certificate of infeasibility, and |F^T z + E^T v| */
  readonly infeasibility: { readonly value: number; readonly left: number };
  /** -c.x, positive along a ray on which the objective falls for ever, and |(E x, s - F x)| */
  readonly unboundedness: { readonly value: number; readonly left: number };
}

export function residuals(problem: CompiledProblem, state: State): Residuals {
  const { x, v, s, z, tau, kappa } = state;
  const homogeneousX = new Float64Array(problem.variables);
  addBackward(problem, z, 1, homogeneousX);
  addEqualityTransposed(problem, v, 1, homogeneousX);
  const homogeneousV = new Float64Array(problem.equations);
  addEquality(problem, x, 1, homogeneousV);
  const homogeneousZ = s.slice();
  addForward(problem, x, -1, homogeneousZ);
  const rx = homogeneousX.map((value, i) => value - problem.objective[i] * tau);
  const rv = homogeneousV.map((value, i) => value - problem.right[i] * tau);
  const rz = homogeneousZ.map((value, i) => value - problem.constant[i] * tau);
  const cx = dot(problem.objective, x);
  const fv = dot(problem.right, v);
  const hz = dot(problem.constant, z);
  return {
    rx,
    rv,
    rz,
    rt: kappa + cx - fv + hz,
    primalObjective: cx / tau,
    dualObjective: (fv - hz) / tau,
    gap: dot(s, z) / (tau * tau),
    primal: Math.max(norm(rz) / Math.max(1, norm(problem.constant)), norm(rv) / Math.max(1, norm(problem.right))) / tau,
    dual: norm(rx) / Math.max(1, norm(problem.objective)) / tau,
    infeasibility: { value: fv - hz, left: norm(homogeneousX) },
    unboundedness: { value: -cx, left: Math.hypot(norm(homogeneousV), norm(homogeneousZ)) },
  };
}

export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

export const norm = (a: Float64Array): number => Math.sqrt(dot(a, a));
