import { realWindow, syrkReal } from "@openbath/linalg";
import type { Cone } from "../cones/cone.ts";
import { scaleColumns } from "../cones/scale-columns.ts";
import type { ConeColumns } from "../problem/compiled-problem.ts";
import type { SchurBlock } from "./schur-blocks.ts";

/** M_ij += <f~_i, f~_j> from the scaled columns of the chosen variables, one dense product. */
export class SchurDense implements SchurBlock {
  private readonly scaled: Float64Array;
  private readonly gram: Float64Array;
  private readonly chosen: Int32Array;
  /** of the chosen columns, ascending */
  private readonly variables: Int32Array;

  /** `chosen`: positions in `columns`, ascending (all when absent) */
  constructor(
    private readonly cone: Cone,
    private readonly columns: ConeColumns,
    chosen?: Int32Array,
  ) {
    this.chosen = chosen ?? Int32Array.from({ length: columns.variables.length }, (_, a) => a);
    this.variables = this.chosen.map((a) => columns.variables[a]);
    const count = this.chosen.length;
    this.scaled = new Float64Array(count * cone.dimension);
    this.gram = new Float64Array(count * count);
  }

  add(matrix: Float64Array, m: number): void {
    const { cone, columns, chosen, variables, scaled, gram } = this;
    const count = chosen.length;
    const { dimension } = cone;
    scaleColumns(cone, columns, chosen, scaled);
    syrkReal("N", count, dimension, 1, realWindow(scaled, dimension), 0, realWindow(gram, count));
    for (let p = 0; p < count; p++) {
      const row = variables[p] * m;
      const from = p * count;
      for (let q = 0; q <= p; q++) matrix[row + variables[q]] += gram[from + q];
    }
  }
}
