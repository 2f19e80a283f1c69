import type { NonnegativeCone } from "../cones/nonnegative-cone.ts";
import type { ConeColumns } from "../problem/compiled-problem.ts";
import type { SchurBlock } from "./schur-blocks.ts";

/** M_ij += sum_r F_ri F_rj / w_r^2, row by row over the variables that touch the row. */
export class SchurNonnegative implements SchurBlock {
  private readonly start: Int32Array;
  private readonly variables: Int32Array;
  private readonly values: Float64Array;

  constructor(
    private readonly cone: NonnegativeCone,
    columns: ConeColumns,
  ) {
    const rows = cone.dimension;
    this.start = new Int32Array(rows + 1);
    for (const row of columns.coordinates) this.start[row + 1]++;
    for (let r = 0; r < rows; r++) this.start[r + 1] += this.start[r];
    this.variables = new Int32Array(columns.coordinates.length);
    this.values = new Float64Array(columns.coordinates.length);
    const next = this.start.slice(0, rows);
    for (let a = 0; a < columns.variables.length; a++) {
      for (let t = columns.start[a]; t < columns.start[a + 1]; t++) {
        const to = next[columns.coordinates[t]]++;
        this.variables[to] = columns.variables[a];
        this.values[to] = columns.values[t];
      }
    }
  }

  add(matrix: Float64Array, m: number): void {
    const { start, variables, values, cone } = this;
    for (let r = 0; r < cone.dimension; r++) {
      const weight = 1 / cone.weights[r];
      for (let p = start[r]; p < start[r + 1]; p++) {
        const scale = values[p] * weight * weight;
        const row = variables[p] * m;
        for (let q = start[r]; q <= p; q++) matrix[row + variables[q]] += scale * values[q];
      }
    }
  }
}
