import type { Cone } from "../cones/cone.ts";
import type { CompiledProblem } from "../problem/compiled-problem.ts";

/** F~ = W^-T F with its columns one after the other, `problem.dimension` numbers each. */
export function scaledColumns(problem: CompiledProblem, cones: readonly Cone[]): Float64Array {
  const rows = problem.dimension;
  const out = new Float64Array(rows * problem.variables);
  problem.columns.forEach((columns, k) => {
    const { offset, dimension } = problem.cones[k];
    const scratch = new Float64Array(offset + dimension);
    for (let a = 0; a < columns.variables.length; a++) {
      scratch.fill(0, offset);
      for (let t = columns.start[a]; t < columns.start[a + 1]; t++)
        scratch[offset + columns.coordinates[t]] = columns.values[t];
      cones[k].scaleS(scratch, scratch);
      const to = columns.variables[a] * rows + offset;
      for (let i = 0; i < dimension; i++) out[to + i] = scratch[offset + i];
    }
  });
  return out;
}
