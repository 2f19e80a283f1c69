import { ComplexMatrix, eigHermitian } from "@openbath/linalg";
import {
  type CovarianceDynamics,
  frameHeatCurrents,
  stationaryFrameCovariance,
  toNodes,
} from "./covariance-dynamics.ts";
import { dd, ddSubtract, ddToNumber } from "./double-double.ts";
import type { DoubleDoubleMatrix } from "./double-double-matrix.ts";
import { type GlobalOptions, globalEquation } from "./global-equation.ts";
import { localEquation } from "./local-equation.ts";
import type { HarmonicNetwork } from "./network.ts";
import type { NetworkState } from "./network-state.ts";
import { keptPairs, type PartialRedfieldOptions, partialRedfieldEquation } from "./partial-redfield-equation.ts";
import { isPhysical } from "./physical.ts";
import { secularGroups } from "./secular-groups.ts";
import { secularState } from "./secular-state.ts";
import { symplecticEigenvalues } from "./symplectic-eigenvalues.ts";

/** Stationary state of `localEquation`. Throws UndampedModeError when it is not unique. */
export function localState(network: HarmonicNetwork): NetworkState {
  const dynamics = localEquation(network);
  const frame = stationaryFrameCovariance(dynamics);
  const covariance = toNodes(dynamics, frame.toNumbers());
  return {
    equation: "local",
    covariance,
    heatCurrents: frameHeatCurrents(dynamics, frame),
    symplecticEigenvalues: symplecticEigenvalues(covariance),
    physical: isPhysical(covariance),
  };
}

/** Stationary state of `globalEquation`: in closed form when no modes are degenerate (Eqs. 22 to 24). Throws UndampedModeError when it is not unique. */
export function globalState(network: HarmonicNetwork, options: GlobalOptions = {}): NetworkState {
  const groups = secularGroups(network, options.degeneracy);
  const separate = groups.every((group, k) => k === 0 || group !== groups[k - 1]);
  return separate ? secularState(network) : amplitudeState(globalEquation(network, options));
}

/**
 * Stationary state of `partialRedfieldEquation`, with the pairs of modes it keeps. `physical: false` where it breaks the uncertainty relation: then it is no
 * state, entropies and fidelities do not exist. Throws UndampedModeError when it is not unique.
 */
export function partialRedfieldState(network: HarmonicNetwork, options: PartialRedfieldOptions = {}): NetworkState {
  return { ...amplitudeState(partialRedfieldEquation(network, options)), pairs: keptPairs(network, options) };
}

/** Covariance and currents of an equation in the normal modes; its symplectic eigenvalues are 1/2 plus those of N_kl = <a_k^dag a_l>, found without the 1/2. */
function amplitudeState(dynamics: CovarianceDynamics): NetworkState {
  const frame = stationaryFrameCovariance(dynamics);
  const occupations = eigHermitian(occupationMatrix(dynamics.network.frequencies.length, frame)).values;
  const largest = occupations[occupations.length - 1];
  return {
    equation: dynamics.equation,
    covariance: toNodes(dynamics, frame.toNumbers()),
    heatCurrents: frameHeatCurrents(dynamics, frame),
    symplecticEigenvalues: Array.from(occupations, (x) => 0.5 + x).reverse(),
    physical: occupations[0] >= -(1e-14 * Math.abs(largest) + 1e-28), // 1e-28: what double-double arithmetic leaves of 1/2
  };
}

/** N_kl = <q_k q_l> - delta_kl/2 + i <q_k p_l>. */
function occupationMatrix(n: number, frame: DoubleDoubleMatrix): ComplexMatrix {
  const result = new ComplexMatrix(n, n);
  for (let k = 0; k < n; k++) {
    for (let l = 0; l <= k; l++) {
      const re = k === l ? ddToNumber(ddSubtract(frame.get(k, k), dd(0.5))) : ddToNumber(frame.get(k, l));
      const im = k === l ? 0 : ddToNumber(frame.get(k, n + l));
      result.set(k, l, re, im);
      result.set(l, k, re, -im);
    }
  }
  return result;
}
