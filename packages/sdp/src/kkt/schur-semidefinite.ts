import type { SemidefiniteCone } from "../cones/semidefinite-cone.ts";
import { smallMultiply } from "../dense/small-multiply.ts";
import type { ConeColumns } from "../problem/compiled-problem.ts";
import { toMatrix, width } from "../problem/coordinates.ts";
import { type MatrixTriangle, matrixTriangle } from "./matrix-triangle.ts";
import type { SchurBlock } from "./schur-blocks.ts";
import { SchurDense } from "./schur-dense.ts";
import { SchurRankOne } from "./schur-rank-one.ts";
import { pairOfSparse, sparseWithDense } from "./schur-sparse-pairs.ts";

/**
 * M_ij += tr F_i V F_j V with V = (R R^dagger)^-1, for a semidefinite block. The variables are sorted by their number of entries;
 * the fullest are scaled and multiplied as dense columns, the others taken entry by entry, the split chosen by counting flops
 * (the idea of SDPA's F1, F2 and F3 formulas).
 */
export class SchurSemidefinite implements SchurBlock {
  private readonly dense: SchurDense;
  private readonly rankOne: SchurRankOne;
  private readonly denseAt: Int32Array;
  private readonly sparseAt: Int32Array;
  private readonly triangles: MatrixTriangle[];
  private readonly work: readonly Float64Array[];

  constructor(
    private readonly cone: SemidefiniteCone,
    private readonly columns: ConeColumns,
  ) {
    const entries = (a: number): number => columns.start[a + 1] - columns.start[a];
    const all = Int32Array.from({ length: columns.variables.length }, (_, a) => a);
    // factors pay when there are fewer of them than rows, and the matrix they make is not sparse anyway
    const low = all.filter((a) => {
      const rank = columns.factors[a]?.length ?? cone.size;
      return rank < cone.size && entries(a) > rank * cone.size;
    });
    const order = all.filter((a) => !low.includes(a)).sort((a, b) => entries(b) - entries(a));
    this.rankOne = new SchurRankOne(cone, columns, low, order);
    const split = bestSplit(Array.from(order, entries), cone);
    this.denseAt = order.slice(0, split).sort();
    this.sparseAt = order.slice(split);
    this.dense = new SchurDense(cone, columns, this.denseAt);
    this.triangles = Array.from(this.sparseAt, (a) => matrixTriangle(cone.field, columns, a));
    const numbers = width(cone.field) * cone.size * cone.size;
    this.work = Array.from({ length: 4 }, () => new Float64Array(numbers));
  }

  add(matrix: Float64Array, m: number): void {
    const { cone, columns, denseAt, sparseAt, triangles, work } = this;
    this.dense.add(matrix, m);
    this.rankOne.add(matrix, m);
    if (sparseAt.length === 0) return;
    const { field, size } = cone;
    const [v, a, b, u] = work;
    smallMultiply(field, size, "C", cone.inverse, "N", cone.inverse, v);
    const put = (i: number, j: number, value: number): void => {
      matrix[i > j ? i * m + j : j * m + i] += value;
    };
    const coordinates = new Float64Array(cone.dimension);
    for (const at of denseAt) {
      coordinates.fill(0);
      for (let t = columns.start[at]; t < columns.start[at + 1]; t++)
        coordinates[columns.coordinates[t]] = columns.values[t];
      toMatrix(field, size, coordinates, 0, a);
      smallMultiply(field, size, "N", v, "N", a, b);
      smallMultiply(field, size, "N", b, "N", v, u);
      for (let p = 0; p < sparseAt.length; p++) {
        put(columns.variables[at], columns.variables[sparseAt[p]], sparseWithDense(field, size, triangles[p], u));
      }
    }
    for (let p = 0; p < sparseAt.length; p++) {
      const i = columns.variables[sparseAt[p]];
      for (let q = 0; q <= p; q++)
        put(i, columns.variables[sparseAt[q]], pairOfSparse(field, size, triangles[p], triangles[q], v));
    }
  }
}

/** How many of the variables (entries in descending order) to treat as dense. */
function bestSplit(entries: readonly number[], cone: SemidefiniteCone): number {
  const count = entries.length;
  const w = cone.field === "hermitian" ? 4 : 1;
  const congruence = 4 * w * cone.size ** 3;
  const tail = new Float64Array(count + 1);
  for (let k = count - 1; k >= 0; k--) tail[k] = tail[k + 1] + entries[k];
  // flops of entry-by-entry pairs are scattered: counted several times
  const pairs = new Float64Array(count + 1);
  for (let k = count - 1; k >= 0; k--) pairs[k] = pairs[k + 1] + 12 * w * entries[k] * tail[k];
  let best = count;
  let least = Number.POSITIVE_INFINITY;
  for (let k = 0; k <= count; k++) {
    const sparse = k < count ? k * congruence + 4 * k * tail[k] + pairs[k] : 0;
    const cost = k * congruence + k * k * cone.dimension * 0.5 + sparse;
    if (cost < least) {
      least = cost;
      best = k;
    }
  }
  return best;
}
