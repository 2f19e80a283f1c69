import type { KktMethod } from "../kkt/kkt-method.ts";
import type { ScaledOperator } from "../kkt/scaled-operator.ts";
import { dot, norm, residuals } from "./residuals.ts";
import type { Point, State } from "./state.ts";

const STEPS = 12;

/** Points well inside the cones that satisfy the primal (x) or dual (z, v) equations to rounding, where there are any. */
export interface InteriorPair {
  readonly x?: Float64Array;
  readonly dual?: { readonly z: Float64Array; readonly v: Float64Array };
}

/**
 * From a point near the central path to one that satisfies the equations to rounding well inside the cones: Newton steps that take all of
 * the residuals away, towards a complementarity large enough to allow for them. The checker mixes a little of it into points on the boundary. A side for which no full step
 * could be made (it may have no interior) is left out.
 */
export function interiorPair(start: Point, operator: ScaledOperator, method: KktMethod): InteriorPair {
  const { problem, cones } = operator;
  const state: State = {
    x: start.x.slice(),
    v: start.v.slice(),
    s: start.s.slice(),
    z: start.z.slice(),
    tau: 1,
    kappa: 0,
    cones,
  };
  for (const cone of cones) if (!cone.initialise(state.s, state.z)) return {};
  const degree = cones.reduce((sum, cone) => sum + cone.degree, 0);
  // where S is small it must still exceed what is missing in its equation, S_small Z_large = mu; likewise Z
  const { rx, rz } = residuals(problem, state);
  const mu = Math.max(dot(state.s, state.z) / degree, norm(rz) * norm(state.z), norm(rx) * norm(state.s));
  let found: InteriorPair = {};
  for (let count = 0; count < STEPS && (found.x === undefined || found.dual === undefined); count++) {
    const { lambda, direction } = centringDirection(state, operator, method, mu);
    const reach = (d: Float64Array): number => Math.min(1, 0.9 * Math.min(...cones.map((cone) => cone.longestStep(d))));
    const primalStep = reach(direction.s);
    const dualStep = reach(direction.z);
    if (!(primalStep > 0 && dualStep > 0)) break;
    const scaledS = lambda.map((value, i) => value + primalStep * direction.s[i]);
    const scaledZ = lambda.map((value, i) => value + dualStep * direction.z[i]);
    if (!cones.every((cone) => cone.advance(scaledS, scaledZ, state.s, state.z))) break;
    for (let i = 0; i < state.x.length; i++) state.x[i] += primalStep * direction.x[i];
    for (let i = 0; i < state.v.length; i++) state.v[i] += dualStep * direction.v[i];
    if (primalStep === 1) found = { ...found, x: state.x.slice() };
    if (dualStep === 1) found = { ...found, dual: { z: state.z.slice(), v: state.v.slice() } };
  }
  return found;
}

/** The Newton direction to complementarity mu and to residuals zero, s and z in scaled coordinates. */
function centringDirection(state: State, operator: ScaledOperator, method: KktMethod, mu: number) {
  const { problem, cones } = operator;
  const { rx, rv, rz } = residuals(problem, state);
  method.prepare();
  const size = problem.dimension;
  const lambda = new Float64Array(size);
  const target = new Float64Array(size);
  const scaledRz = new Float64Array(size);
  const q = new Float64Array(size);
  for (const cone of cones) {
    cone.lambda(lambda);
    cone.scaledUnit(target);
    cone.scaleS(rz, scaledRz);
  }
  for (let i = 0; i < size; i++) target[i] *= mu;
  for (const cone of cones) cone.divideByLambda(target, q);
  for (let i = 0; i < size; i++) q[i] -= lambda[i];
  const rhs = { x: rx.map((r) => -r), v: rv.map((r) => -r), z: q.map((value, i) => value + scaledRz[i]) };
  const { x, v, z } = method.solveRefined(rhs, 4).solution;
  return { lambda, direction: { x, v, z, s: q.map((value, i) => value - z[i]) } };
}
