import { sparseCongruences } from "@openbath/linalg";
import { CACHED } from "../dense/cached.ts";
import type { ConeColumns } from "../problem/compiled-problem.ts";
import type { Cone } from "./cone.ts";
import { SemidefiniteCone } from "./semidefinite-cone.ts";
import { stackedCongruence } from "./stacked-congruence.ts";

/** W^-T f for the columns f of one cone at the places `chosen`, one after the other, `cone.dimension` numbers each. */
export function scaleColumns(cone: Cone, columns: ConeColumns, chosen: Int32Array, out: Float64Array): void {
  const { offset, dimension } = cone;
  const count = chosen.length;
  const matrices = cone instanceof SemidefiniteCone && cone.field === "hermitian";
  if (matrices && cone.size <= CACHED) {
    sparseCongruences(cone.size, cone.inverse, columns, chosen, out);
    return;
  }
  out.fill(0, 0, count * dimension);
  for (let p = 0; p < count; p++) {
    const a = chosen[p];
    for (let t = columns.start[a]; t < columns.start[a + 1]; t++)
      out[p * dimension + columns.coordinates[t]] = columns.values[t];
  }
  if (matrices) {
    stackedCongruence(cone.size, cone.inverse, out, count);
    return;
  }
  const scratch = new Float64Array(offset + dimension);
  for (let p = 0; p < count; p++) {
    const one = out.subarray(p * dimension, (p + 1) * dimension);
    scratch.set(one, offset);
    cone.scaleS(scratch, scratch);
    one.set(scratch.subarray(offset));
  }
}
