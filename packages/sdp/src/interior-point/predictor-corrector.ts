import { type KktMethod, type KktVector, normOf } from "../kkt/kkt-method.ts";
import type { ScaledOperator } from "../kkt/scaled-operator.ts";
import type { CompiledProblem } from "../problem/compiled-problem.ts";
import { type Direction, mixture, type NewtonSystem, newtonDirection } from "./direction.ts";
import { dot, norm, type Residuals } from "./residuals.ts";
import type { State } from "./state.ts";
import { longestStep } from "./step-length.ts";

/** The share of the way to the boundary that a step takes: more where the predictor got far. */
const NEAR_BOUNDARY = { least: 0.98, most: 0.999 };
/** Further correctors are made while the step is shorter than LONG, and taken with the first of the WEIGHTS that lengthens it by WORTH. */
const LONG = 0.95;
const WORTH = 0.01;
const WEIGHTS = [1, 0.5, 0.25];
/** How many: none where a step by QR costs no more than they do, two where solving costs much less than factorising. */
const SMALL = 100;
const LARGE = 300;
/** Rounds of refinement per solution of the Newton equations. */
const ROUNDS = { schur: 12, qr: 3 };
/** By the Schur complement the equations are solved to this share of the dual residual, or of the right-hand side. */
const ENOUGH = { residual: 1e-3, right: 1e-12 };
/** What is left, of the right-hand side and in units of what is enough, that calls for the accurate method. */
const POOR = { right: 1e-5, enough: 100 };

export interface StepReport {
  readonly step: number;
  readonly centering: number;
  readonly newtonResidual: number;
  /** the Newton equations could not be solved well enough */
  readonly inaccurate: boolean;
  /** false when the new point was not interior: the state is spoilt and must not be used */
  readonly interior: boolean;
}

/**
 * One step of Mehrotra's predictor-corrector method, in place; where the step is short, the corrector is made again with the second-order term of the
 * direction it gave (higher-order correction), weighted so that the step becomes longer (Colombo and Gondzio 2008).
 */
export function predictorCorrectorStep(
  state: State,
  residuals: Residuals,
  operator: ScaledOperator,
  method: KktMethod,
): StepReport {
  const { problem, cones } = operator;
  const size = problem.dimension;
  method.prepare();
  let newtonResidual = 0;
  let inaccurate = false;
  const solve = (rhs: KktVector): KktVector => {
    const enough = Math.max(ENOUGH.right, (ENOUGH.residual * norm(residuals.rx)) / normOf(rhs));
    const { solution, left } = method.solveRefined(rhs, ROUNDS[method.name], method.name === "qr" ? 1e-16 : enough);
    newtonResidual = Math.max(newtonResidual, left);
    inaccurate ||= left > POOR.right && left > POOR.enough * enough;
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

  // corrector: with the second-order term of the direction known so far and the centering
  const corrected = (first: Direction): Direction => {
    const target = new Float64Array(size);
    for (const cone of cones) cone.product(first.s, first.z, target);
    for (let i = 0; i < size; i++) target[i] = centering * mu * unit[i] - target[i];
    const q = new Float64Array(size);
    for (const cone of cones) cone.divideByLambda(target, q);
    for (let i = 0; i < size; i++) q[i] -= lambda[i];
    const complementarity = centering * mu - state.tau * state.kappa - first.tau * first.kappa;
    return newtonDirection(system, 1 - centering, q, complementarity);
  };
  const share = Math.min(NEAR_BOUNDARY.most, Math.max(NEAR_BOUNDARY.least, reach));
  let direction = corrected(predictor);
  let step = Math.min(1, share * longestStep(state, direction));
  for (let count = correctionsFor(problem, method); count > 0 && step < LONG; count--) {
    const best = longestMixture(state, direction, corrected(direction), share, step);
    if (best === undefined) break;
    ({ direction, step } = best);
  }

  const scaledS = lambda.map((value, i) => value + step * direction.s[i]);
  const scaledZ = lambda.map((value, i) => value + step * direction.z[i]);
  let interior = Number.isFinite(step) && step > 0;
  for (const cone of cones) interior = interior && cone.advance(scaledS, scaledZ, state.s, state.z);
  for (let i = 0; i < state.x.length; i++) state.x[i] += step * direction.x[i];
  for (let i = 0; i < state.v.length; i++) state.v[i] += step * direction.v[i];
  state.tau += step * direction.tau;
  state.kappa += step * direction.kappa;
  return { step, centering, newtonResidual, inaccurate, interior: interior && state.tau > 0 && state.kappa > 0 };
}

function correctionsFor({ variables }: CompiledProblem, { name }: KktMethod): number {
  if (variables > LARGE) return 2;
  return name === "qr" && variables <= SMALL ? 0 : 1;
}

/** The mixture of a direction and its correction with the longest step, where that is worth having. */
function longestMixture(
  state: State,
  plain: Direction,
  correction: Direction,
  share: number,
  step: number,
): { direction: Direction; step: number } | undefined {
  let best: { direction: Direction; step: number } | undefined;
  for (const weight of WEIGHTS) {
    const direction = mixture(plain, correction, weight);
    const reached = Math.min(1, share * longestStep(state, direction));
    if (reached > (best?.step ?? step + WORTH)) best = { direction, step: reached };
    else if (best !== undefined) break;
  }
  return best;
}
