import { Matrix } from "ml-matrix";
import { UndampedModeError, UnstableNetworkError } from "./errors.ts";
import { covarianceFromQuadrature, quadratureRule } from "./exact-covariance-quadrature.ts";
import { type CovarianceBlocks, covarianceFromResonances } from "./exact-covariance-roots.ts";
import { landauerCurrents } from "./exact-currents.ts";
import { staticSusceptibilityOf } from "./memory-term.ts";
import type { HarmonicNetwork } from "./network.ts";
import { type NetworkResonances, networkResonances } from "./network-resonances.ts";
import type { NetworkState } from "./network-state.ts";
import { normalModes } from "./normal-modes.ts";
import { isPhysical } from "./physical.ts";
import { exactShifts } from "./resonances.ts";
import { symplecticEigenvalues } from "./symplectic-eigenvalues.ts";

/** How the exact covariance is found. */
export interface ExactOptions {
  /**
   * `resonances`: closed form for rational baths (Drude, Lorentzian), roots and digamma functions; `quadrature`: any bath; `auto` (default): the first where it
   * applies and its own check (the canonical commutators) holds, else the second
   */
  readonly route?: "auto" | "resonances" | "quadrature";
}

/** Above this defect of the commutators the closed form is not trusted (resonances so close to an exceptional point). */
const TRUSTED = 1e-10;

/**
 * The exact stationary state of a harmonic network (paper 003, Sec. III, for any number of nodes, springs and baths): the reduced state of nodes and baths in
 * their common stationary state, any damping strength. Heat currents by Landauer's formula. With `counterTerm: false` the baths soften their nodes.
 * Throws UnstableNetworkError when the softened potential has no minimum, UndampedModeError when a mode reaches no bath or lies outside
 * the bands of all baths, RangeError when the closed form is asked for a bath that is not rational.
 */
export function exactState(network: HarmonicNetwork, options: ExactOptions = {}): NetworkState {
  requireStable(network);
  const { route = "auto" } = options;
  const found = route === "quadrature" ? undefined : networkResonances(network);
  if (route === "resonances" && !found) {
    const name = network.baths.find(({ kernel }) => kernel === undefined)?.name;
    throw new RangeError(`exactState: the closed form needs rational baths (Drude, Lorentzian); '${name}' is not one`);
  }
  const rule = quadratureRule(network);
  const defect = found ? commutatorDefect(found) : Number.POSITIVE_INFINITY;
  const closed = found !== undefined && (route === "resonances" || defect <= TRUSTED);
  const result = closed
    ? { blocks: covarianceFromResonances(network, found.problem, found.roots), commutatorDefect: defect }
    : covarianceFromQuadrature(network, rule);
  if (!(result.commutatorDefect < 1e-3)) {
    throw new UndampedModeError(
      `exactState: the canonical commutators are kept to ${result.commutatorDefect} only: a mode lies outside the bands of all baths, or is damped too little to be resolved`,
    );
  }
  const covariance = assembled(network.frequencies.length, result.blocks);
  return {
    equation: "exact",
    covariance,
    heatCurrents: landauerCurrents(network, rule),
    symplecticEigenvalues: symplecticEigenvalues(covariance),
    physical: isPhysical(covariance),
    route: closed ? "resonances" : "quadrature",
    commutatorDefect: result.commutatorDefect,
  };
}

function requireStable(network: HarmonicNetwork): void {
  if (network.baths.length === 0)
    throw new UndampedModeError("exactState: a network without baths has no stationary state");
  const shifts = exactShifts(network, (b) => staticSusceptibilityOf(network.baths[b]));
  if (shifts === undefined) return;
  const lowest = normalModes(network, shifts).lowestSquare;
  if (!(lowest > 0)) {
    throw new UnstableNetworkError(
      `exactState: without the counter term the baths soften a mode to frequency^2 = ${lowest}; use counterTerm: true or weaker baths`,
    );
  }
}

/** Largest entry of |sum_m s_m x_m x_m^T - 1|: [x, p] = i, and a measure of the conditioning of the roots' vectors. */
function commutatorDefect({ problem, roots }: NetworkResonances): number {
  const n = problem.modes.frequencies.length;
  let defect = 0;
  for (let k = 0; k < n; k++) {
    for (let l = 0; l <= k; l++) {
      let sum = k === l ? -1 : 0;
      for (const { s, vector } of roots) {
        const re = vector[2 * k] * vector[2 * l] - vector[2 * k + 1] * vector[2 * l + 1];
        const im = vector[2 * k] * vector[2 * l + 1] + vector[2 * k + 1] * vector[2 * l];
        sum += s.re * re - s.im * im;
      }
      defect = Math.max(defect, Math.abs(sum));
    }
  }
  return defect;
}

function assembled(n: number, { xx, xp, pp }: CovarianceBlocks): Matrix {
  const result = Matrix.zeros(2 * n, 2 * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      result.set(2 * i, 2 * j, xx[i * n + j]);
      result.set(2 * i + 1, 2 * j + 1, pp[i * n + j]);
      result.set(2 * i, 2 * j + 1, xp[i * n + j]);
      result.set(2 * j + 1, 2 * i, xp[i * n + j]);
    }
  }
  return result;
}
