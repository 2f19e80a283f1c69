import type { ConicProblem } from "../problem/conic-problem.ts";
import { CheckedProblem } from "./checked-problem.ts";
import { type DualEquations, dualEquations } from "./dual-equations.ts";
import { down, ExactSum, NOTHING, up } from "./exact-sum.ts";
import { type DualCandidate, type FlatDual, flattenDual, mix } from "./flat-dual.ts";
import type { FlatProblem } from "./flat-problem.ts";
import { addUnit, marginBound, marginSlope, neededMargin } from "./margin.ts";

export interface LowerBoundOptions {
  /** another dual point, well inside the cones, not necessarily accurate: a little of it is mixed in where the first touches the boundary */
  readonly interior?: DualCandidate;
  /** numbers B_i (or one for all) with |x_i| <= B_i known from elsewhere for some optimal x: then nothing needs repair */
  readonly variableBound?: number | ArrayLike<number>;
}

/** What the checker could show. */
export interface LowerBound {
  /** no feasible x (no x within `variableBound` for "bounded-variables") has a smaller objective; -Infinity when nothing could be shown */
  readonly lowerBound: number;
  /**
   * - "repaired": an exactly feasible dual point lies within rounding of the one given
   * - "mixed": of it with a little of `interior`
   * - "bounded-variables": from `variableBound`
   * - "none": see `reason`
   */
  readonly how: "repaired" | "mixed" | "bounded-variables" | "none";
  /** what was subtracted from the dual objective for rounding errors, defects of the dual equations and repair */
  readonly allowance: number;
  /** for "none", what stood in the way */
  readonly reason?: string;
}

/**
 * A rigorous lower bound of the optimum of a conic program from a dual point, by weak duality in floating point with directed allowances. It knows nothing of how the
 * point was found.
 *
 * The defect r_i = c_i - sum_k <F_ki, Z_k> - (E^T v)_i is computed in twice the working precision. A change of (Z, v) of norm at most |r| / sigma, sigma the
 * smallest singular value of the dual equations (bounded from below by a verified Cholesky factorisation), makes it vanish; the changed Z stays in the
 * cones when the margins of Z (verified too) exceed the change. The bound is then f.v - sum_k <F_k0, Z_k> minus |(F_0, f)| |r| / sigma minus rounding.
 *
 * @throws RangeError when the dual point does not have the problem's shape
 */
export function certifyLowerBound(
  problem: ConicProblem | CheckedProblem,
  dual: DualCandidate,
  options: LowerBoundOptions = {},
): LowerBound {
  const checked = CheckedProblem.of(problem);
  const { flat } = checked;
  const point = flattenDual(flat, dual);
  const results: LowerBound[] = [];
  if (options.variableBound !== undefined) results.push(boundedVariables(flat, point, options.variableBound));
  const { sigma } = checked;
  const direct = repaired(flat, point, sigma, "repaired");
  results.push(direct);
  if (direct.how === "none" && options.interior !== undefined && sigma > 0) {
    results.push(mixed(flat, point, flattenDual(flat, options.interior), sigma));
  }
  return results.reduce((best, other) => (other.lowerBound > best.lowerBound || best.how === "none" ? other : best));
}

const none = (reason: string): LowerBound => ({
  lowerBound: Number.NEGATIVE_INFINITY,
  how: "none",
  allowance: Number.POSITIVE_INFINITY,
  reason,
});

function repaired(flat: FlatProblem, point: FlatDual, sigma: number, how: "repaired" | "mixed"): LowerBound {
  const equations = dualEquations(flat, point, flat.objective);
  const distance = repairDistance(flat, equations, sigma);
  if (!Number.isFinite(distance))
    return none("the dual equations are not satisfied and could not be shown to be independent");
  for (const cone of flat.cones) {
    const margin = marginBound(cone, point.z);
    if (!(margin >= neededMargin(cone, distance))) {
      return none(
        `a dual cone value has the margin ${margin}, the repair of the dual equations needs ${neededMargin(cone, distance)}`,
      );
    }
  }
  const repair = up(dataNorm(flat) * distance);
  const lowerBound = down(equations.value - repair);
  return { lowerBound, how, allowance: repair + 8 * Number.EPSILON * Math.abs(lowerBound) };
}

/** The distance to a point that satisfies the dual equations exactly. */
export function repairDistance(flat: FlatProblem, { norm, defects }: DualEquations, sigma: number): number {
  if (norm === 0) return 0;
  const beyondRepair = defects.some(
    (defect, i) => defect > NOTHING && flat.columns[i].index.length + flat.equality[i].index.length === 0,
  );
  return sigma > 0 && !beyondRepair ? up(norm / sigma) : Number.POSITIVE_INFINITY;
}

/** An upper bound of |(F_0, f)|. */
export function dataNorm({ weights, constant, right }: FlatProblem): number {
  const square = new ExactSum();
  for (let at = 0; at < constant.length; at++) square.add(weights[at] * constant[at], constant[at]);
  for (const f of right) square.add(f, f);
  return up(Math.sqrt(square.upper));
}

function mixed(flat: FlatProblem, point: FlatDual, interior: FlatDual, sigma: number): LowerBound {
  const near = dualEquations(flat, point, flat.objective);
  const far = dualEquations(flat, interior, flat.objective);
  let share = 0;
  for (const cone of flat.cones) {
    const lack = marginSlope(cone) * repairDistance(flat, near, sigma) - marginBound(cone, point.z);
    if (lack <= 0) continue;
    const gain = marginBound(cone, interior.z) - marginSlope(cone) * repairDistance(flat, far, sigma);
    if (!(gain > 0)) return none("the interior dual point is not well inside the cones");
    share = Math.max(share, lack / (gain + lack));
  }
  share = Math.max(share, 1e-18);
  let best = none("mixing in the interior dual point did not reach the cones");
  for (let attempt = 0; attempt < 8 && share < 1; attempt++, share *= 2) {
    const bound = repaired(flat, mix(point, interior, share), sigma, "mixed");
    if (bound.how !== "none") return bound;
    best = bound;
  }
  return best;
}

function boundedVariables(flat: FlatProblem, point: FlatDual, bound: number | ArrayLike<number>): LowerBound {
  const m = flat.columns.length;
  if (typeof bound !== "number" && bound.length !== m) {
    throw new RangeError(`variableBound has ${bound.length} numbers, the problem ${m} variables`);
  }
  const limit = (i: number): number => (typeof bound === "number" ? bound : bound[i]);
  const equations = dualEquations(flat, point, flat.objective);
  const allowance = new ExactSum();
  for (let i = 0; i < m; i++) {
    if (!(limit(i) >= 0)) throw new RangeError(`variableBound must be >= 0, got ${limit(i)} for variable ${i}`);
    allowance.add(equations.defects[i], limit(i));
  }
  flat.cones.forEach((cone) => {
    const margin = marginBound(cone, point.z);
    if (margin >= 0) return;
    // Z - margin e is in the cone: <S, Z> >= margin <S, e>, and <S, e> is bounded through x
    const { constant, slopes } = unitProducts(flat, cone);
    allowance.add(-margin, Math.max(0, constant));
    for (let i = 0; i < m; i++) if (slopes[i] !== 0) allowance.add(-margin, up(slopes[i] * limit(i)));
  });
  const total = allowance.upper;
  const lowerBound = down(equations.value - total);
  if (!Number.isFinite(lowerBound)) return none("a dual cone value is not finite");
  return { lowerBound, how: "bounded-variables", allowance: total };
}

/** Upper bounds of <F_0, e> and of |<F_i, e>| for the unit e of one cone. */
export function unitProducts(
  flat: FlatProblem,
  cone: FlatProblem["cones"][number],
): { constant: number; slopes: Float64Array } {
  const unit = new Float64Array(flat.constant.length);
  addUnit(cone, 1, unit);
  const constant = new ExactSum();
  for (let at = cone.offset; at < cone.offset + cone.length; at++) constant.add(unit[at], flat.constant[at]);
  const slopes = Float64Array.from(flat.columns, ({ index, value }) => {
    const sum = new ExactSum();
    for (let t = 0; t < index.length; t++) if (unit[index[t]] !== 0) sum.add(value[t]);
    return sum.modulus;
  });
  return { constant: constant.upper, slopes };
}
