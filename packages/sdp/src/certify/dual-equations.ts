import { ExactSum, normBound } from "./exact-sum.ts";
import type { FlatDual } from "./flat-dual.ts";
import type { FlatProblem } from "./flat-problem.ts";

/** How far a dual point is from the dual equations and what it is worth, each with its rounding error. */
export interface DualEquations {
  /** upper bounds of |target_i - <F_i, Z> - (E^T v)_i| */
  readonly defects: Float64Array;
  /** an upper bound of their Euclidean norm */
  readonly norm: number;
  /** a lower bound of f.v - <F_0, Z> */
  readonly value: number;
}

/** `target`: c for a bound of the optimum, zero for a certificate of infeasibility. */
export function dualEquations(problem: FlatProblem, { z, v }: FlatDual, target: Float64Array): DualEquations {
  const { weights, columns, equality, constant, right } = problem;
  const defects = target.map((c, i) => {
    const sum = new ExactSum();
    sum.add(c);
    const { index, value } = columns[i];
    for (let t = 0; t < index.length; t++) sum.add(-weights[index[t]] * value[t], z[index[t]]);
    const row = equality[i];
    for (let t = 0; t < row.index.length; t++) sum.add(-row.value[t], v[row.index[t]]);
    return sum.modulus;
  });
  const worth = new ExactSum();
  for (let e = 0; e < right.length; e++) worth.add(right[e], v[e]);
  for (let at = 0; at < constant.length; at++) if (constant[at] !== 0) worth.add(-weights[at] * constant[at], z[at]);
  return { defects, norm: normBound(defects), value: worth.lower };
}
