import {
  applyQ,
  applyQTransposed,
  type HouseholderQr,
  householderQr,
  longestColumn,
  solveR,
  solveRTransposed,
} from "../dense/householder-qr.ts";
import type { CompiledProblem } from "../problem/compiled-problem.ts";

/** Equalities whose remaining part is below this, relative to the largest, depend on the others. */
const DEPENDENT = 1e-12;

/**
 * The equalities E x = f by an orthogonal change of variables: E^T P = Q R, so x = Q (x1, x2) with x1 fixed by the
 * equalities and x2 free. Dependent equalities are recognised; they must be consistent. `unseen` are directions that
 * are to be left alone (x orthogonal to them): further equalities with right-hand side zero and no multiplier.
 */
export class EqualityBasis {
  /** number of independent equalities = length of x1 */
  readonly rank: number;
  private readonly qr: HouseholderQr;
  private readonly equations: number;

  constructor(problem: CompiledProblem, unseen: readonly Float64Array[] = []) {
    const { variables, equations, equality } = problem;
    this.equations = equations;
    const rows = new Float64Array(equality.length + unseen.length * variables);
    rows.set(equality);
    unseen.forEach((direction, k) => {
      rows.set(direction, equality.length + k * variables);
    });
    const count = equations + unseen.length;
    this.qr = householderQr(rows, variables, count, DEPENDENT * longestColumn(rows, variables, count));
    this.rank = this.qr.rank;
  }

  /** The shortest x with E x = right (of dependent equations those that were picked as independent). */
  particular(right: Float64Array): Float64Array {
    const x = new Float64Array(this.qr.rows);
    for (let j = 0; j < this.rank; j++) {
      const equation = this.qr.pivots[j];
      if (equation < this.equations) x[j] = right[equation];
    }
    solveRTransposed(this.qr, x);
    applyQ(this.qr, x);
    return x;
  }

  /** v with E^T v = w for w in the range of E^T (least squares otherwise). */
  multipliers(w: Float64Array): Float64Array {
    const y = w.slice();
    applyQTransposed(this.qr, y);
    solveR(this.qr, y);
    const v = new Float64Array(this.equations);
    for (let j = 0; j < this.rank; j++) {
      const equation = this.qr.pivots[j];
      if (equation < this.equations) v[equation] = y[j];
    }
    return v;
  }

  /** x <- Q^T x */
  toReduced(x: Float64Array): void {
    applyQTransposed(this.qr, x);
  }

  /** x <- Q x */
  fromReduced(x: Float64Array): void {
    applyQ(this.qr, x);
  }

  /** F <- F Q for a matrix whose columns are contiguous (column j at j * rows). */
  transformColumns(data: Float64Array, rows: number): void {
    const { qr } = this;
    const y = new Float64Array(rows);
    for (let k = 0; k < this.rank; k++) {
      y.fill(0);
      for (let j = k; j < qr.rows; j++) addScaled(y, data, j * rows, qr.data[k * qr.rows + j]);
      for (let j = k; j < qr.rows; j++) {
        const scale = -qr.beta[k] * qr.data[k * qr.rows + j];
        if (scale === 0) continue;
        const at = j * rows;
        for (let i = 0; i < rows; i++) data[at + i] += scale * y[i];
      }
    }
  }

  /** M <- Q^T M Q for a full symmetric m x m matrix. */
  transformSymmetric(matrix: Float64Array): void {
    const m = this.qr.rows;
    const u = new Float64Array(m);
    const p = new Float64Array(m);
    for (let k = 0; k < this.rank; k++) {
      const beta = this.qr.beta[k];
      u.fill(0);
      for (let j = k; j < m; j++) u[j] = this.qr.data[k * m + j];
      let overlap = 0;
      for (let i = 0; i < m; i++) {
        let sum = 0;
        for (let j = k; j < m; j++) sum += matrix[i * m + j] * u[j];
        p[i] = beta * sum;
        overlap += p[i] * u[i];
      }
      for (let i = 0; i < m; i++) p[i] -= 0.5 * beta * overlap * u[i];
      for (let i = 0; i < m; i++) {
        if (u[i] === 0 && p[i] === 0) continue;
        for (let j = 0; j < m; j++) matrix[i * m + j] -= u[i] * p[j] + p[i] * u[j];
      }
    }
  }
}

function addScaled(y: Float64Array, data: Float64Array, at: number, factor: number): void {
  if (factor === 0) return;
  for (let i = 0; i < y.length; i++) y[i] += factor * data[at + i];
}
