/** Which cone stands where in the long vectors s and z. */
export interface CompiledCone {
  readonly kind: "nonnegative" | "second-order" | "symmetric" | "hermitian";
  /** length of the vector, or rows of the matrix */
  readonly size: number;
  readonly offset: number;
  /** real coordinates */
  readonly dimension: number;
}

/** The columns of F that touch one cone: `values[k]` at coordinate `coordinates[k]` (within the cone) for k from start[a] to start[a + 1]. */
export interface ConeColumns {
  /** ascending */
  readonly variables: Int32Array;
  readonly start: Int32Array;
  readonly coordinates: Int32Array;
  readonly values: Float64Array;
  /** per column, its rank-one factors where the data gave them: real or interleaved vectors of the cone's size */
  readonly factors: readonly (readonly { weight: number; vector: Float64Array }[] | undefined)[];
}

/** The problem in real coordinates: minimise c.x, s = F x + h in K, E x = f. */
export interface CompiledProblem {
  readonly variables: number;
  readonly objective: Float64Array;
  readonly cones: readonly CompiledCone[];
  readonly columns: readonly ConeColumns[];
  /** h */
  readonly constant: Float64Array;
  /** length of s and z */
  readonly dimension: number;
  /** E dense, row-major, equations x variables */
  readonly equations: number;
  readonly equality: Float64Array;
  readonly right: Float64Array;
}

/** out += factor F x */
export function addForward(problem: CompiledProblem, x: Float64Array, factor: number, out: Float64Array): void {
  problem.columns.forEach((columns, k) => {
    const { variables, start, coordinates, values } = columns;
    const offset = problem.cones[k].offset;
    for (let a = 0; a < variables.length; a++) {
      const scale = factor * x[variables[a]];
      if (scale === 0) continue;
      for (let t = start[a]; t < start[a + 1]; t++) out[offset + coordinates[t]] += scale * values[t];
    }
  });
}

/** out += factor F^T z */
export function addBackward(problem: CompiledProblem, z: Float64Array, factor: number, out: Float64Array): void {
  problem.columns.forEach((columns, k) => {
    const { variables, start, coordinates, values } = columns;
    const offset = problem.cones[k].offset;
    for (let a = 0; a < variables.length; a++) {
      let sum = 0;
      for (let t = start[a]; t < start[a + 1]; t++) sum += values[t] * z[offset + coordinates[t]];
      out[variables[a]] += factor * sum;
    }
  });
}

/** out += factor E x */
export function addEquality(problem: CompiledProblem, x: Float64Array, factor: number, out: Float64Array): void {
  const n = problem.variables;
  for (let e = 0; e < problem.equations; e++) {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += problem.equality[e * n + i] * x[i];
    out[e] += factor * sum;
  }
}

/** out += factor E^T v */
export function addEqualityTransposed(
  problem: CompiledProblem,
  v: Float64Array,
  factor: number,
  out: Float64Array,
): void {
  const n = problem.variables;
  for (let e = 0; e < problem.equations; e++) {
    const scale = factor * v[e];
    if (scale === 0) continue;
    for (let i = 0; i < n; i++) out[i] += scale * problem.equality[e * n + i];
  }
}
