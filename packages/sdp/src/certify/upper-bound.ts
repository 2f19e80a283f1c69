import type { ConicProblem } from "../problem/conic-problem.ts";
import { CheckedProblem } from "./checked-problem.ts";
import { ExactSum, normBound, up } from "./exact-sum.ts";
import type { FlatProblem } from "./flat-problem.ts";
import { marginBound, marginSlope } from "./margin.ts";

export interface UpperBound {
  /** some x within rounding of the one given is exactly feasible and has at most this objective; Infinity when that could not be shown */
  readonly upperBound: number;
  readonly how: "feasible" | "mixed" | "none";
}

/**
 * A rigorous upper bound of the optimum from a point x: F(x) is evaluated with error bounds and shown to lie in the cones by verified margins. Where there are equalities, a point that
 * satisfies them exactly lies within |E x - f| / sigma of x, which the margins must allow for. `interior`, a strictly feasible point, is mixed in where x touches the boundary.
 *
 * @throws RangeError when x does not have one number per variable
 */
export function certifyUpperBound(
  problem: ConicProblem | CheckedProblem,
  x: ArrayLike<number>,
  options: { readonly interior?: ArrayLike<number> } = {},
): UpperBound {
  const { flat, sigmaOfEqualities: sigma } = CheckedProblem.of(problem);
  const point = variablesOf(flat, x);
  const direct = shown(flat, point, sigma, flat.right);
  if (direct.lack <= 0) return { upperBound: direct.objective, how: "feasible" };
  if (options.interior !== undefined) {
    const inner = variablesOf(flat, options.interior);
    const gain = -shown(flat, inner, sigma, flat.right).lack;
    for (let share = direct.lack / (gain + direct.lack); gain > 0 && share < 1; share *= 2) {
      const blend = point.map((value, i) => (1 - share) * value + share * inner[i]);
      const { lack, objective } = shown(flat, blend, sigma, flat.right);
      if (lack <= 0) return { upperBound: objective, how: "mixed" };
    }
  }
  return { upperBound: Number.POSITIVE_INFINITY, how: "none" };
}

/**
 * Checks a ray: E x = 0, sum_i x_i F_ki in K_k and c.x < 0, all up to what an exactly valid ray within rounding of x needs. From any feasible point the objective then falls for
 * ever. True only when proven, which a ray on the boundary of the cones cannot be unless it is exact.
 */
export function certifyRay(problem: ConicProblem | CheckedProblem, x: ArrayLike<number>): boolean {
  const { flat, sigmaOfEqualities: sigma } = CheckedProblem.of(problem);
  const homogeneous = {
    ...flat,
    constant: new Float64Array(flat.constant.length),
    right: new Float64Array(flat.right.length),
  };
  const { lack, objective } = shown(homogeneous, variablesOf(flat, x), sigma, homogeneous.right);
  return lack <= 0 && objective < 0;
}

function variablesOf(flat: FlatProblem, x: ArrayLike<number>): Float64Array {
  if (x.length !== flat.objective.length)
    throw new RangeError(`x has ${x.length} numbers, the problem ${flat.objective.length} variables`);
  return Float64Array.from(x);
}

/** How much margin is lacking (<= 0: feasible) and an upper bound of the objective of the repaired point. */
function shown(
  flat: FlatProblem,
  x: Float64Array,
  sigma: number,
  right: Float64Array,
): { lack: number; objective: number } {
  const defects = Array.from(right, (f) => {
    const sum = new ExactSum();
    sum.add(-f);
    return sum;
  });
  flat.equality.forEach(({ index, value }, i) => {
    for (let t = 0; t < index.length; t++) defects[index[t]].add(value[t], x[i]);
  });
  const defect = normBound(defects.map((sum) => sum.modulus));
  const distance = defect === 0 ? 0 : sigma > 0 ? up(defect / sigma) : Number.POSITIVE_INFINITY;

  const sums = Array.from(flat.constant, (h) => {
    const sum = new ExactSum();
    sum.add(h);
    return sum;
  });
  const sizes = flat.cones.map(() => new ExactSum());
  const coneOf = new Int32Array(flat.constant.length);
  flat.cones.forEach(({ offset, length }, k) => {
    coneOf.fill(k, offset, offset + length);
  });
  flat.columns.forEach(({ index, value }, i) => {
    for (let t = 0; t < index.length; t++) {
      sums[index[t]].add(value[t], x[i]);
      sizes[coneOf[index[t]]].add(flat.weights[index[t]] * value[t], value[t]);
    }
  });
  const s = Float64Array.from(sums, (sum) => sum.value);
  let lack = Number.NEGATIVE_INFINITY;
  flat.cones.forEach((cone, k) => {
    const rounding = new ExactSum();
    for (let at = cone.offset; at < cone.offset + cone.length; at++)
      rounding.add(flat.weights[at] * sums[at].error, sums[at].error);
    const change = distance === 0 ? 0 : up(Math.sqrt(sizes[k].upper) * distance);
    const needed = up(marginSlope(cone) * (change + up(Math.sqrt(rounding.upper))));
    lack = Math.max(lack, needed - marginBound(cone, s));
  });
  const objective = new ExactSum();
  const norm = new ExactSum();
  for (let i = 0; i < x.length; i++) {
    objective.add(flat.objective[i], x[i]);
    norm.add(flat.objective[i], flat.objective[i]);
  }
  const extra = distance === 0 ? 0 : up(Math.sqrt(norm.upper) * distance);
  return { lack: Number.isNaN(lack) ? Number.POSITIVE_INFINITY : lack, objective: up(objective.upper + extra) };
}
