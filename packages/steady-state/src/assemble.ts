import type { ScaledEquation } from "./scaled-equation.ts";

/** Some of the unknowns, whole entries at a time: all populations, and some coherences. */
export interface Selection {
  /** Coherences, by their place in the list of coherences, ascending. */
  readonly coherences: Int32Array;
  /** The real unknowns selected, ascending. */
  readonly unknowns: Int32Array;
}

/** All populations and the coherences named. */
export function selectUnknowns(equation: ScaledEquation, coherences: Int32Array): Selection {
  const d = equation.unknowns.dimension;
  const unknowns = new Int32Array(d + 2 * coherences.length);
  for (let a = 0; a < d; a++) unknowns[a] = a;
  coherences.forEach((m, k) => {
    unknowns[d + 2 * k] = d + 2 * m;
    unknowns[d + 2 * k + 1] = d + 2 * m + 1;
  });
  return { coherences, unknowns };
}

/** F (no trace condition) between the selected unknowns, as a dense real row-major matrix. */
export function assemble(equation: ScaledEquation, selection: Selection): Float64Array {
  return equation.equation.element === undefined ? byColumns(equation, selection) : byElements(equation, selection);
}

/** Adds the trace condition (1/d) u u^T to the populations, which stand first. */
export function addTraceCondition(matrix: Float64Array, size: number, dimension: number): void {
  for (let a = 0; a < dimension; a++) {
    for (let c = 0; c < dimension; c++) matrix[a * size + c] += 1 / dimension;
  }
}

/** One application of L a column. */
function byColumns(equation: ScaledEquation, { unknowns }: Selection): Float64Array {
  const n = unknowns.length;
  const matrix = new Float64Array(n * n);
  const x = new Float64Array(equation.size);
  const y = new Float64Array(equation.size);
  for (let k = 0; k < n; k++) {
    x[unknowns[k]] = 1;
    equation.applyHomogeneous(x, y);
    x[unknowns[k]] = 0;
    for (let j = 0; j < n; j++) matrix[j * n + k] = y[unknowns[j]];
  }
  return matrix;
}

/** Entry by entry: rho_cd and its mirror image rho_dc together make the columns of Re rho_cd and Im rho_cd. */
function byElements(equation: ScaledEquation, { coherences }: Selection): Float64Array {
  const { scale, factors, frequencies } = equation;
  const { dimension: d, rows, cols } = equation.unknowns;
  const entry = equation.equation.element!;
  const entries = d + coherences.length;
  const n = d + 2 * coherences.length;
  const matrix = new Float64Array(n * n);
  const u = new Float64Array(2);
  const v = new Float64Array(2);
  const rowOf = (e: number): number => (e < d ? e : rows[coherences[e - d]]);
  const colOf = (e: number): number => (e < d ? e : cols[coherences[e - d]]);
  for (let col = 0; col < entries; col++) {
    const c = rowOf(col);
    const f = colOf(col);
    const factor = (col < d ? 1 : factors[d + 2 * coherences[col - d]]) / scale;
    const at = col < d ? col : d + 2 * (col - d);
    for (let row = 0; row < entries; row++) {
      const a = rowOf(row);
      const b = colOf(row);
      const to = (row < d ? row : d + 2 * (row - d)) * n + at;
      entry(a, b, c, f, u);
      if (col < d) {
        matrix[to] = factor * u[0];
        if (row >= d) matrix[to + n] = factor * u[1];
        continue;
      }
      entry(a, b, f, c, v);
      matrix[to] = factor * (u[0] + v[0]);
      matrix[to + 1] = -factor * (u[1] - v[1]);
      if (row >= d) {
        matrix[to + n] = factor * (u[1] + v[1]);
        matrix[to + n + 1] = factor * (u[0] - v[0]);
      }
    }
    if (col >= d) {
      const w = factor * frequencies[coherences[col - d]];
      matrix[at * n + at + 1] += w;
      matrix[(at + 1) * n + at] -= w;
    }
  }
  return matrix;
}
