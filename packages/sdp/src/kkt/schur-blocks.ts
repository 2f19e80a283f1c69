import type { Cone } from "../cones/cone.ts";
import { NonnegativeCone } from "../cones/nonnegative-cone.ts";
import { SemidefiniteCone } from "../cones/semidefinite-cone.ts";
import type { CompiledProblem } from "../problem/compiled-problem.ts";
import { SchurDense } from "./schur-dense.ts";
import { SchurNonnegative } from "./schur-nonnegative.ts";
import { SchurSemidefinite } from "./schur-semidefinite.ts";

/** Adds one cone's share of M = F^T (W^T W)^-1 F to the lower triangle of the m x m matrix. */
export interface SchurBlock {
  add(matrix: Float64Array, m: number): void;
}

export function makeSchurBlocks(problem: CompiledProblem, cones: readonly Cone[]): SchurBlock[] {
  return cones.map((cone, k) => {
    const columns = problem.columns[k];
    if (cone instanceof NonnegativeCone) return new SchurNonnegative(cone, columns);
    if (cone instanceof SemidefiniteCone) return new SchurSemidefinite(cone, columns);
    return new SchurDense(cone, columns);
  });
}
