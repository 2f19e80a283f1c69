import {
  applyQ,
  applyQTransposed,
  type HouseholderQr,
  householderQr,
  solveR,
  solveRTransposed,
} from "../dense/householder-qr.ts";
import type { EqualityBasis } from "./equality-basis.ts";
import type { KktMethod, KktSolution, KktVector } from "./kkt-method.ts";
import { solveRefined } from "./refined-solver.ts";
import { scaledColumns } from "./scaled-columns.ts";
import type { ScaledOperator } from "./scaled-operator.ts";

/**
 * The accurate way: Householder QR of F~ itself, rows sorted by size and columns pivoted, which is stable row by row however far the scaling
 * has spread the rows, and never squares the condition number as the Schur complement does. 2 N m^2 flops, N cone coordinates, m variables.
 */
export class QrMethod implements KktMethod {
  readonly name = "qr";
  private qr: HouseholderQr | undefined;
  /** order[i]: which cone coordinate stands in row i */
  private order = new Int32Array(0);

  constructor(
    private readonly operator: ScaledOperator,
    private readonly basis: EqualityBasis,
  ) {}

  prepare(): void {
    const { problem, cones } = this.operator;
    const rows = problem.dimension;
    const m = problem.variables;
    const columns = scaledColumns(problem, cones);
    this.basis.transformColumns(columns, rows);
    const largest = new Float64Array(rows);
    for (let j = this.basis.rank; j < m; j++) {
      for (let i = 0; i < rows; i++) largest[i] = Math.max(largest[i], Math.abs(columns[j * rows + i]));
    }
    this.order = Int32Array.from({ length: rows }, (_, i) => i).sort((a, b) => largest[b] - largest[a]);
    const free = m - this.basis.rank;
    const sorted = new Float64Array(rows * free);
    for (let j = 0; j < free; j++) {
      const from = (j + this.basis.rank) * rows;
      for (let i = 0; i < rows; i++) sorted[j * rows + i] = columns[from + this.order[i]];
    }
    this.qr = householderQr(sorted, rows, free);
  }

  solveRefined(rhs: KktVector, rounds: number, target?: number): KktSolution {
    return solveRefined(this, this.operator, rhs, rounds, target);
  }

  solve({ x: bx, v: by, z: bz }: KktVector): KktVector {
    const { operator, basis, qr, order } = this;
    if (qr === undefined) throw new Error("QrMethod.solve before prepare");
    const { rank } = qr;
    const x = basis.particular(by);
    const fixed = operator.forward(x);
    const c = new Float64Array(bz.length);
    for (let i = 0; i < c.length; i++) c[i] = bz[order[i]] - fixed[order[i]];
    applyQTransposed(qr, c);
    const reduced = bx.slice();
    basis.toReduced(reduced);
    const t = new Float64Array(qr.columns);
    for (let j = 0; j < rank; j++) t[j] = reduced[basis.rank + qr.pivots[j]];
    solveRTransposed(qr, t);
    // Q^T z = (R^-T bx, the rest of Q^T c),  R x2 = (Q^T c) - R^-T bx
    const y = new Float64Array(qr.columns);
    for (let j = 0; j < rank; j++) {
      y[j] = c[j] - t[j];
      c[j] = t[j];
    }
    solveR(qr, y);
    applyQ(qr, c);
    const z = new Float64Array(bz.length);
    for (let i = 0; i < c.length; i++) z[order[i]] = c[i];
    const step = new Float64Array(x.length);
    for (let j = 0; j < rank; j++) step[basis.rank + qr.pivots[j]] = y[j];
    basis.fromReduced(step);
    for (let i = 0; i < x.length; i++) x[i] += step[i];
    const w = operator.backward(z);
    for (let i = 0; i < w.length; i++) w[i] = bx[i] - w[i];
    return { x, v: basis.multipliers(w), z };
  }
}
