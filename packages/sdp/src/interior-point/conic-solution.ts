import type { ComplexMatrix } from "@openbath/linalg";
import type { IterationRecord } from "./iteration-record.ts";

/** An element of a cone: a vector for "nonnegative" and "second-order", a Hermitian matrix for the others (imaginary parts 0 for "symmetric"). */
export type ConeValue = Float64Array | ComplexMatrix;

/** A point of the dual: Z_k per constraint, v per equality. */
export interface DualPoint {
  readonly cones: readonly ConeValue[];
  readonly multipliers: Float64Array;
}

/**
 * Why the solver stopped.
 * - "optimal": gap and residuals within the tolerances
 * - "infeasible": no x satisfies the constraints; `infeasibility` certifies it
 * - "unbounded": the objective falls for ever along `ray` (if there is a feasible point at all)
 * - "stalled": rounding allows no further progress; the best point met and its bounds are returned
 * - "iteration-limit", "cancelled": stopped from outside; the best point met is returned
 */
export type Status = "optimal" | "infeasible" | "unbounded" | "stalled" | "iteration-limit" | "cancelled";

/** What `solve` returns. The point is meaningful for every status but "infeasible" and "unbounded". */
export interface ConicSolution {
  readonly status: Status;
  /** one sentence saying what was reached */
  readonly message: string;
  readonly x: Float64Array;
  /** S_k */
  readonly slacks: readonly ConeValue[];
  readonly dual: DualPoint;
  readonly primalObjective: number;
  readonly dualObjective: number;
  /** sum_k <S_k, Z_k> */
  readonly gap: number;
  /** gap over the larger objective in modulus */
  readonly relativeGap: number;
  readonly primalResidual: number;
  readonly dualResidual: number;
  /**
   * Points well inside the cones that satisfy the equations to rounding, each where the checker needed it and one was found: it mixes a little of them into points on the boundary.
   */
  readonly interior: { readonly x?: Float64Array; readonly dual?: DualPoint };
  /** rigorous bounds of the optimum by the checker (`certifyLowerBound`, `certifyUpperBound`); infinite where nothing could be shown or was asked for */
  readonly lowerBound: number;
  readonly upperBound: number;
  /**
   * status "infeasible": Z_k in K_k and v with sum_k <F_ki, Z_k> + (E^T v)_i = 0 (up to `residual`) and f.v - sum_k <F_k0, Z_k> = 1.
   */
  readonly infeasibility?: { readonly point: DualPoint; readonly residual: number };
  /** status "unbounded": x with sum_i x_i F_ki in K_k and E x = 0 (up to `residual`), c.x = -1. */
  readonly ray?: { readonly x: Float64Array; readonly residual: number };
  readonly iterations: number;
  readonly log: readonly IterationRecord[];
}
