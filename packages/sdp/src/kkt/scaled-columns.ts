import type { Cone } from "../cones/cone.ts";
import { scaleColumns } from "../cones/scale-columns.ts";
import type { CompiledProblem } from "../problem/compiled-problem.ts";

/** F~ = W^-T F with its columns one after the other, `problem.dimension` numbers each. */
export function scaledColumns(problem: CompiledProblem, cones: readonly Cone[]): Float64Array {
  const rows = problem.dimension;
  const out = new Float64Array(rows * problem.variables);
  problem.columns.forEach((columns, k) => {
    const { offset, dimension } = problem.cones[k];
    const count = columns.variables.length;
    const all = Int32Array.from({ length: count }, (_, a) => a);
    const scaled = new Float64Array(count * dimension);
    scaleColumns(cones[k], columns, all, scaled);
    for (let a = 0; a < count; a++)
      out.set(scaled.subarray(a * dimension, (a + 1) * dimension), columns.variables[a] * rows + offset);
  });
  return out;
}
