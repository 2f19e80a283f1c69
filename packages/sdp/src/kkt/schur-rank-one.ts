import type { SemidefiniteCone } from "../cones/semidefinite-cone.ts";
import type { ConeColumns } from "../problem/compiled-problem.ts";
import { width } from "../problem/coordinates.ts";
import { type MatrixTriangle, matrixTriangle } from "./matrix-triangle.ts";

interface Factor {
  readonly variable: number;
  readonly weight: number;
  readonly vector: Float64Array;
}

/**
 * The share of M_ij = tr F_i V F_j V, V = (R R^dagger)^-1, from coefficients given as sums of w u u^dagger: among themselves
 * sum w w' |(R^-1 u)^dagger (R^-1 u')|^2, n flops a pair instead of n^2; with any other matrix A, w (V u)^dagger A (V u).
 */
export class SchurRankOne {
  private readonly factors: Factor[] = [];
  private readonly others: { variable: number; triangle: MatrixTriangle }[];

  /** `low`: positions of the columns with factors; `others`: of those without */
  constructor(
    private readonly cone: SemidefiniteCone,
    columns: ConeColumns,
    low: Int32Array,
    others: Int32Array,
  ) {
    for (const a of low) {
      for (const { weight, vector } of columns.factors[a] ?? [])
        this.factors.push({ variable: columns.variables[a], weight, vector });
    }
    this.others =
      low.length === 0
        ? []
        : Array.from(others, (a) => ({
            variable: columns.variables[a],
            triangle: matrixTriangle(cone.field, columns, a),
          }));
  }

  add(matrix: Float64Array, m: number): void {
    const { cone, factors, others } = this;
    const length = width(cone.field) * cone.size;
    const scaled = factors.map(({ vector }) => applyLower(cone, vector));
    factors.forEach((f, p) => {
      for (let q = 0; q <= p; q++) {
        const g = factors[q];
        const share = f.weight * g.weight * squaredOverlap(cone, scaled[p], scaled[q], length);
        // a pair of different factors of one variable counts twice on the diagonal
        const twice = p !== q && f.variable === g.variable ? 2 : 1;
        const [row, column] = f.variable > g.variable ? [f.variable, g.variable] : [g.variable, f.variable];
        matrix[row * m + column] += twice * share;
      }
    });
    if (others.length === 0) return;
    factors.forEach((f, p) => {
      const t = applyAdjoint(cone, scaled[p]);
      for (const { variable, triangle } of others) {
        const [row, column] = f.variable > variable ? [f.variable, variable] : [variable, f.variable];
        matrix[row * m + column] += f.weight * expectation(cone, triangle, t);
      }
    });
  }
}

/** R^-1 u */
function applyLower({ field, size, inverse }: SemidefiniteCone, u: Float64Array): Float64Array {
  const out = new Float64Array(u.length);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      if (field === "symmetric") out[i] += inverse[i * size + j] * u[j];
      else {
        const x = inverse[2 * (i * size + j)];
        const y = inverse[2 * (i * size + j) + 1];
        out[2 * i] += x * u[2 * j] - y * u[2 * j + 1];
        out[2 * i + 1] += x * u[2 * j + 1] + y * u[2 * j];
      }
    }
  }
  return out;
}

/** R^-dagger u */
function applyAdjoint({ field, size, inverse }: SemidefiniteCone, u: Float64Array): Float64Array {
  const out = new Float64Array(u.length);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      if (field === "symmetric") out[j] += inverse[i * size + j] * u[i];
      else {
        const x = inverse[2 * (i * size + j)];
        const y = -inverse[2 * (i * size + j) + 1];
        out[2 * j] += x * u[2 * i] - y * u[2 * i + 1];
        out[2 * j + 1] += x * u[2 * i + 1] + y * u[2 * i];
      }
    }
  }
  return out;
}

/** |a^dagger b|^2 */
function squaredOverlap({ field }: SemidefiniteCone, a: Float64Array, b: Float64Array, length: number): number {
  let re = 0;
  let im = 0;
  for (let k = 0; k < length; k++) re += a[k] * b[k];
  if (field === "hermitian") for (let k = 0; k < length; k += 2) im += a[k] * b[k + 1] - a[k + 1] * b[k];
  return re * re + im * im;
}

/** t^dagger A t */
function expectation({ field }: SemidefiniteCone, a: MatrixTriangle, t: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.rows.length; k++) {
    const i = a.rows[k];
    const j = a.columns[k];
    const weight = i === j ? 1 : 2;
    if (field === "symmetric") sum += weight * a.re[k] * t[i] * t[j];
    else {
      // Re conj(t_i) A_ij t_j
      const re = t[2 * i] * t[2 * j] + t[2 * i + 1] * t[2 * j + 1];
      const im = t[2 * i] * t[2 * j + 1] - t[2 * i + 1] * t[2 * j];
      sum += weight * (a.re[k] * re - a.im[k] * im);
    }
  }
  return sum;
}
