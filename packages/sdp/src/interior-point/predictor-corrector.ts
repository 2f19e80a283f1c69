import type { KktMethod } from "../kkt/kkt-method.ts";
import { solveRefined } from "../kkt/refined-solver.ts";
import type { ScaledOperator } from "../kkt/scaled-operator.ts";
import { type NewtonSystem, newtonDirection } from "./direction.ts";
import { dot, type Residuals } from "./residuals.ts";
import type { State } from "./state.ts";
import { longestStep } from "./step-length.ts";

/** The share of the way to the boundary that a step takes: more where the predictor got far. */
const NEAR_BOUNDARY = { least: 0.98, most: 0.999 };

export interface StepReport {
  readonly step: number;
  readonly centering: number;
  readonly newtonResidual: number;
  /** false when the new point was not interior: the state is spoilt and must not be used */
  readonly interior: boolean;
}

/** One step of Mehrotra's predictor-corrector method, in place. */
export function predictorCorrectorStep(
  state: State,
  residuals: Residuals,
  operator: ScaledOperator,
  method: KktMethod,
): StepReport {
  const { problem, cones } = operator;
  const size = problem.dimension;
  method.prepare();
  const accurate = method.name === "qr";
  let newtonResidual = 0;
  const solve = (rhs: { x: Float64Array; v: Float64Array; z: Float64Array }) => {
    const { solution, left } = accurate
      ? solveRefined(method, operator, rhs, 3)
      : solveRefined(method, operator, rhs, 8, 1e-12);
    newtonResidual = Math.max(newtonResidual, left);
    return solution;
  };
  const scaled = (u: Float64Array): Float64Array => {
    const out = new Float64Array(size);
    for (const cone of cones) cone.scaleS(u, out);
    return out;
  };
  const scaledH = scaled(problem.constant);
  const along = solve({ x: problem.objective, v: problem.right, z: scaledH.map((value) => -value) });
  const system: NewtonSystem = { problem, state, residuals, scaledRz: scaled(residuals.rz), scaledH, along, solve };

  const lambda = new Float64Array(size);
  const unit = new Float64Array(size);
  for (const cone of cones) {
    cone.lambda(lambda);
    cone.scaledUnit(unit);
  }
  const degree = cones.reduce((sum, cone) => sum + cone.degree, 1);
  const mu = (dot(lambda, lambda) + state.tau * state.kappa) / degree;

  // predictor: straight to the boundary, lambda o (dz + ds) = -lambda o lambda
  const predictor = newtonDirection(
    system,
    1,
    lambda.map((value) => -value),
    -state.tau * state.kappa,
  );
  const reach = Math.min(1, longestStep(state, predictor));
  const centering = Math.min(1, Math.max(0, (1 - reach) ** 3));

  // corrector: with the predictor's second-order term and the centering
  const target = new Float64Array(size);
  for (const cone of cones) cone.product(predictor.s, predictor.z, target);
  for (let i = 0; i < size; i++) target[i] = centering * mu * unit[i] - target[i];
  const q = new Float64Array(size);
  for (const cone of cones) cone.divideByLambda(target, q);
  for (let i = 0; i < size; i++) q[i] -= lambda[i];
  const complementarity = centering * mu - state.tau * state.kappa - predictor.tau * predictor.kappa;
  const direction = newtonDirection(system, 1 - centering, q, complementarity);
  const share = Math.min(NEAR_BOUNDARY.most, Math.max(NEAR_BOUNDARY.least, reach));
  const step = Math.min(1, share * longestStep(state, direction));

  const scaledS = lambda.map((value, i) => value + step * direction.s[i]);
  const scaledZ = lambda.map((value, i) => value + step * direction.z[i]);
  let interior = Number.isFinite(step) && step > 0;
  for (const cone of cones) interior = interior && cone.advance(scaledS, scaledZ, state.s, state.z);
  for (let i = 0; i < state.x.length; i++) state.x[i] += step * direction.x[i];
  for (let i = 0; i < state.v.length; i++) state.v[i] += step * direction.v[i];
  state.tau += step * direction.tau;
  state.kappa += step * direction.kappa;
  return { step, centering, newtonResidual, interior: interior && state.tau > 0 && state.kappa > 0 };
}
