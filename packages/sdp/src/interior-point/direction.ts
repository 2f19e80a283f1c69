import type { KktVector } from "../kkt/kkt-method.ts";
import type { CompiledProblem } from "../problem/compiled-problem.ts";
import type { Residuals } from "./residuals.ts";
import { dot } from "./residuals.ts";
import type { State } from "./state.ts";

/** A step of the embedding; s and z in scaled coordinates. */
export interface Direction {
  readonly x: Float64Array;
  readonly v: Float64Array;
  readonly s: Float64Array;
  readonly z: Float64Array;
  readonly tau: number;
  readonly kappa: number;
}

/** What does not change between predictor and corrector. */
export interface NewtonSystem {
  readonly problem: CompiledProblem;
  readonly state: State;
  readonly residuals: Residuals;
  /** W^-T rz and W^-T h */
  readonly scaledRz: Float64Array;
  readonly scaledH: Float64Array;
  /** solution for the right-hand side (c, f, -W^-T h): how the point follows tau */
  readonly along: KktVector;
  readonly solve: (rhs: KktVector) => KktVector;
}

/**
 * The Newton direction that takes away the share `share` of the residuals and makes
 *
 *   dz + ds = q (scaled),   kappa dtau + tau dkappa = complementarity.
 *
 * Eliminating ds leaves the three equations of `KktMethod` plus a multiple dtau of `along`, fixed by the last equation.
 */
export function newtonDirection(
  system: NewtonSystem,
  share: number,
  q: Float64Array,
  complementarity: number,
): Direction {
  const { problem, state, residuals, scaledRz, scaledH, along } = system;
  const base = system.solve({
    x: residuals.rx.map((value) => -share * value),
    v: residuals.rv.map((value) => -share * value),
    z: q.map((value, i) => value + share * scaledRz[i]),
  });
  const slope = state.kappa / state.tau + dot(along.z, along.z);
  const rest =
    share * residuals.rt +
    complementarity / state.tau +
    dot(problem.objective, base.x) -
    dot(problem.right, base.v) +
    dot(scaledH, base.z);
  const tau = rest / slope;
  const combine = (a: Float64Array, b: Float64Array): Float64Array => a.map((value, i) => value + tau * b[i]);
  const z = combine(base.z, along.z);
  return {
    x: combine(base.x, along.x),
    v: combine(base.v, along.v),
    s: q.map((value, i) => value - z[i]),
    z,
    tau,
    kappa: (complementarity - state.kappa * tau) / state.tau,
  };
}

/** a + weight (b - a) */
export function mixture(a: Direction, b: Direction, weight: number): Direction {
  const mix = (u: number, v: number): number => u + weight * (v - u);
  const all = (u: Float64Array, v: Float64Array): Float64Array => u.map((value, i) => mix(value, v[i]));
  return {
    x: all(a.x, b.x),
    v: all(a.v, b.v),
    s: all(a.s, b.s),
    z: all(a.z, b.z),
    tau: mix(a.tau, b.tau),
    kappa: mix(a.kappa, b.kappa),
  };
}
