import { ComplexMatrix } from "@openbath/linalg";
import type { CompiledProblem } from "../problem/compiled-problem.ts";
import { toMatrix } from "../problem/coordinates.ts";
import type { ConeValue, DualPoint } from "./conic-solution.ts";
import type { Point } from "./state.ts";

/** The long vector of coordinates as one value per constraint. */
export function coneValues(problem: CompiledProblem, u: Float64Array): ConeValue[] {
  return problem.cones.map(({ kind, size, offset, dimension }) => {
    if (kind === "nonnegative" || kind === "second-order") return u.slice(offset, offset + dimension);
    const matrix = ComplexMatrix.zeros(size);
    if (kind === "hermitian") toMatrix(kind, size, u, offset, matrix.data);
    else {
      const real = new Float64Array(size * size);
      toMatrix(kind, size, u, offset, real);
      real.forEach((value, t) => {
        matrix.data[2 * t] = value;
      });
    }
    return matrix;
  });
}

export function dualPoint(problem: CompiledProblem, { z, v }: Pick<Point, "z" | "v">): DualPoint {
  return { cones: coneValues(problem, z), multipliers: v.slice() };
}
