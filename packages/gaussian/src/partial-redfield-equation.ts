import type { CovarianceDynamics } from "./covariance-dynamics.ts";
import type { HarmonicNetwork } from "./network.ts";
import { normalModes } from "./normal-modes.ts";
import { amplitudeEquation } from "./redfield-equation.ts";

/** Which pairs of normal modes keep their coherence. */
export interface PartialRedfieldOptions {
  /** pairs of modes, counted from 1 in the order of ascending frequency; default: all pairs (for two nodes the equation of paper 003's appendix) */
  readonly pairs?: readonly (readonly [number, number])[];
  /** instead of `pairs`: those with |Omega_k - Omega_l| <= cutoff */
  readonly cutoff?: number;
}

/**
 * The partial Redfield equation (paper 003, Appendix): the global equation with the slow non-secular terms of the kept pairs of normal modes added. Terms that
 * turn at sums of frequencies and the Lamb shift stay dropped. Not of Lindblad form: its state can break the uncertainty relation.
 * Throws RangeError for a pair that is not there, or when both options are given.
 */
export function partialRedfieldEquation(
  network: HarmonicNetwork,
  options: PartialRedfieldOptions = {},
): CovarianceDynamics {
  const n = network.frequencies.length;
  const kept = new Set(keptPairs(network, options).map(([k, l]) => (k - 1) * n + l - 1));
  return amplitudeEquation(
    "partial-redfield",
    network,
    (k, l) => k === l || kept.has(Math.min(k, l) * n + Math.max(k, l)),
  );
}

/** The pairs of modes (k < l, from 1, frequencies ascending) whose coherence the equation keeps. Throws as `partialRedfieldEquation`. */
export function keptPairs(network: HarmonicNetwork, options: PartialRedfieldOptions = {}): [number, number][] {
  const n = network.frequencies.length;
  const { pairs, cutoff } = options;
  if (pairs !== undefined && cutoff !== undefined)
    throw new RangeError("partial Redfield: give pairs or cutoff, not both");
  if (pairs !== undefined) {
    return pairs.map(([k, l]) => {
      if (!(Number.isInteger(k) && Number.isInteger(l) && k !== l && Math.min(k, l) >= 1 && Math.max(k, l) <= n)) {
        throw new RangeError(`partial Redfield: a pair must name two different modes from 1 to ${n}, got [${k}, ${l}]`);
      }
      return [Math.min(k, l), Math.max(k, l)];
    });
  }
  const { frequencies, offsets } = normalModes(network);
  const all: [number, number][] = [];
  for (let k = 0; k < n; k++) {
    for (let l = k + 1; l < n; l++) {
      const detuning = (offsets[l] - offsets[k]) / (frequencies[l] + frequencies[k]);
      if (cutoff === undefined || detuning <= cutoff) all.push([k + 1, l + 1]);
    }
  }
  return all;
}
