import type { Matrix } from "ml-matrix";
import type { EquationName } from "./covariance-dynamics.ts";

/** The stationary state an equation predicts. */
export interface NetworkState {
  readonly equation: EquationName;
  /** 2n x 2n in the order x1 p1 x2 p2 ...; vacuum 1/2; first moments are zero */
  readonly covariance: Matrix;
  /** per bath in the network's order, into the network */
  readonly heatCurrents: readonly number[];
  /** descending; at least 1/2 for a state */
  readonly symplecticEigenvalues: readonly number[];
  /** false: the uncertainty relation is broken and this is no state (possible for partial Redfield only) */
  readonly physical: boolean;
  /** exact: how the covariance was found, and the largest defect of the canonical commutators found on the way */
  readonly route?: "resonances" | "quadrature";
  readonly commutatorDefect?: number;
  /** partial Redfield: the pairs of normal modes (from 1, ascending frequency) whose coherence is kept */
  readonly pairs?: readonly (readonly [number, number])[];
}
