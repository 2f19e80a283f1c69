import type { CovarianceDynamics } from "./covariance-dynamics.ts";
import type { HarmonicNetwork } from "./network.ts";
import { amplitudeEquation } from "./redfield-equation.ts";
import { secularGroups } from "./secular-groups.ts";

export interface GlobalOptions {
  /** modes closer than this times their frequency count as degenerate and keep their coherence; default 1e-12 */
  readonly degeneracy?: number;
}

/**
 * The global master equation (paper 003, Eqs. 11 and 20): every normal mode relaxes by itself at the rates of its own frequency; coherences between modes
 * are kept only inside groups of degenerate modes. Lindblad form, obeys the second law; wrong where Omega_k - Omega_l is not large against the damping.
 */
export function globalEquation(network: HarmonicNetwork, options: GlobalOptions = {}): CovarianceDynamics {
  const groups = secularGroups(network, options.degeneracy);
  return amplitudeEquation("global", network, (k, l) => groups[k] === groups[l]);
}
