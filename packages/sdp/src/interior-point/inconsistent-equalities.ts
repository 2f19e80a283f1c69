import type { EqualityBasis } from "../kkt/equality-basis.ts";
import { addEquality, type CompiledProblem } from "../problem/compiled-problem.ts";
import { norm } from "./residuals.ts";

/**
 * Multipliers v with E^T v = 0 and f.v = 1 when the equalities contradict each other by more than `tolerance` (relative), else undefined.
 */
export function inconsistentEqualities(
  problem: CompiledProblem,
  basis: EqualityBasis,
  tolerance: number,
): Float64Array | undefined {
  const { equations, variables, equality, right } = problem;
  if (equations === 0) return undefined;
  const defect = right.slice();
  addEquality(problem, basis.particular(right), -1, defect);
  let worst = 0;
  for (let e = 1; e < equations; e++) if (Math.abs(defect[e]) > Math.abs(defect[worst])) worst = e;
  if (Math.abs(defect[worst]) <= Math.max(tolerance, 1e-13) * Math.max(1, norm(right))) return undefined;
  // row `worst` is a combination of the independent rows: v = e_worst - combination
  const v = basis.multipliers(equality.slice(worst * variables, (worst + 1) * variables)).map((value) => -value);
  v[worst] += 1;
  let value = 0;
  for (let e = 0; e < equations; e++) value += right[e] * v[e];
  return v.map((entry) => entry / value);
}
