import type { ConicProblem } from "../problem/conic-problem.ts";
import { CheckedProblem } from "./checked-problem.ts";
import { dualEquations } from "./dual-equations.ts";
import { down, ExactSum, up } from "./exact-sum.ts";
import { type DualCandidate, flattenDual } from "./flat-dual.ts";
import { dataNorm, repairDistance, unitProducts } from "./lower-bound.ts";
import { marginBound, neededMargin } from "./margin.ts";

export interface InfeasibilityCheck {
  /** true when it is proven that no x at all satisfies the constraints */
  readonly proven: boolean;
  /** proven in any case: no feasible x has all |x_i| <= excludedRadius (Infinity when `proven`; 0 when the certificate shows nothing) */
  readonly excludedRadius: number;
}

/**
 * Checks a certificate of infeasibility: Z_k in K_k and v with sum_k <F_ki, Z_k> + (E^T v)_i = 0 and f.v - sum_k <F_k0, Z_k> > 0. A feasible x would give
 * 0 <= sum_k <S_k, Z_k> < 0. Where the equations hold only up to a defect r, they are repaired as in `certifyLowerBound`; where that fails (weakly infeasible problems have no
 * exact certificate), every feasible x still has sum_i |r_i| |x_i| at least the value, which excludes a box.
 *
 * @throws RangeError when the certificate does not have the problem's shape
 */
export function certifyInfeasibility(
  problem: ConicProblem | CheckedProblem,
  certificate: DualCandidate,
): InfeasibilityCheck {
  const checked = CheckedProblem.of(problem);
  const { flat } = checked;
  const point = flattenDual(flat, certificate);
  const equations = dualEquations(flat, point, new Float64Array(flat.objective.length));
  if (!(equations.value > 0)) return { proven: false, excludedRadius: 0 };
  const margins = flat.cones.map((cone) => marginBound(cone, point.z));

  const distance = repairDistance(flat, equations, checked.sigma);
  const inside = flat.cones.every((cone, k) => margins[k] >= neededMargin(cone, distance));
  if (inside && down(equations.value - up(dataNorm(flat) * distance)) > 0) {
    return { proven: true, excludedRadius: Number.POSITIVE_INFINITY };
  }

  const value = new ExactSum();
  value.add(equations.value);
  const slope = new ExactSum();
  for (const defect of equations.defects) slope.add(defect);
  flat.cones.forEach((cone, k) => {
    if (margins[k] >= 0) return;
    const { constant, slopes } = unitProducts(flat, cone);
    value.add(margins[k], Math.max(0, constant));
    for (const s of slopes) slope.add(-margins[k], s);
  });
  const rest = value.lower;
  if (!(rest > 0) || !Number.isFinite(slope.upper)) return { proven: false, excludedRadius: 0 };
  if (slope.upper === 0) return { proven: true, excludedRadius: Number.POSITIVE_INFINITY };
  return { proven: false, excludedRadius: Math.max(0, down(rest / slope.upper)) };
}
