import { householderQr, longestColumn, solveR } from "../dense/householder-qr.ts";
import type { EqualityBasis } from "./equality-basis.ts";
import { scaledColumns } from "./scaled-columns.ts";
import type { ScaledOperator } from "./scaled-operator.ts";
import type { SchurMethod } from "./schur-method.ts";

/** Directions of F shorter than this, relative to the longest, are taken for zero. */
const ZERO = 1e-13;

/**
 * Vectors that span { x : F x = 0, E x = 0 }: directions the constraints do not see. They would make the Newton equations singular.
 * The cones must be scaled at their units. With `schur` they are looked for only when its Cholesky factorisation asks for it.
 */
export function nullSpace(operator: ScaledOperator, basis: EqualityBasis, schur?: SchurMethod): Float64Array[] {
  const { problem, cones } = operator;
  const rows = problem.dimension;
  const m = problem.variables;
  if (schur?.deficiency() === 0) return [];
  const columns = scaledColumns(problem, cones);
  const smallest = ZERO * longestColumn(columns, rows, m);
  basis.transformColumns(columns, rows);
  const free = m - basis.rank;
  const qr = householderQr(columns.slice(basis.rank * rows), rows, free, smallest);
  const found: Float64Array[] = [];
  for (let k = qr.rank; k < free; k++) {
    const y = new Float64Array(free);
    for (let i = 0; i < qr.rank; i++) y[i] = -qr.data[k * rows + i];
    solveR(qr, y);
    const x = new Float64Array(m);
    for (let i = 0; i < qr.rank; i++) x[basis.rank + qr.pivots[i]] = y[i];
    x[basis.rank + qr.pivots[k]] = 1;
    basis.fromReduced(x);
    found.push(x);
  }
  return found;
}
