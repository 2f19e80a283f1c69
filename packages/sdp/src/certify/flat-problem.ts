import { ComplexMatrix, imaginaryPart, realPart } from "@openbath/linalg";
import type { ConeConstraint, ConicProblem, MatrixData, VectorData } from "../problem/conic-problem.ts";

/** One cone's window into the long vectors: plain entries for vectors; for matrices the lower triangle row by row, re and im of A_ij (j < i), then A_ii. */
export interface FlatCone {
  readonly kind: ConeConstraint["cone"];
  readonly size: number;
  readonly offset: number;
  readonly length: number;
}

export interface SparseColumn {
  readonly index: number[];
  readonly value: number[];
}

/**
 * The problem as the checker reads it, on its own and without scaling: entries as given, the inner product carrying weights 1 and 2 (both exact).
 * Dense matrices stand for their Hermitian part, rank-one data for the matrix of their entries in double precision.
 */
export interface FlatProblem {
  readonly objective: Float64Array;
  readonly cones: readonly FlatCone[];
  /** of the inner product, per entry */
  readonly weights: Float64Array;
  readonly constant: Float64Array;
  /** F_i, per variable */
  readonly columns: readonly SparseColumn[];
  /** column i of E, per variable */
  readonly equality: readonly SparseColumn[];
  readonly right: Float64Array;
}

/** @throws RangeError when sizes or indices do not fit */
export function flatten(problem: ConicProblem): FlatProblem {
  const objective = Float64Array.from(problem.objective);
  const columns: SparseColumn[] = Array.from(objective, () => ({ index: [], value: [] }));
  const equality: SparseColumn[] = Array.from(objective, () => ({ index: [], value: [] }));
  const cones: FlatCone[] = [];
  let offset = 0;
  for (const { cone, size } of problem.constraints) {
    const length = cone === "hermitian" ? size * size : cone === "symmetric" ? (size * (size + 1)) / 2 : size;
    cones.push({ kind: cone, size, offset, length });
    offset += length;
  }
  const constant = new Float64Array(offset);
  const weights = new Float64Array(offset).fill(1);
  problem.constraints.forEach((constraint, k) => {
    const cone = cones[k];
    setWeights(cone, weights);
    if (constraint.constant !== undefined) {
      readData(constraint.constant, cone, (at, value) => {
        constant[cone.offset + at] += value;
      });
    }
    for (const coefficient of constraint.coefficients) {
      const column = columns[coefficient.variable];
      if (column === undefined)
        throw new RangeError(`constraint ${k} names variable ${coefficient.variable}, there are ${objective.length}`);
      readData("vector" in coefficient ? coefficient.vector : coefficient.matrix, cone, (at, value) => {
        column.index.push(cone.offset + at);
        column.value.push(value);
      });
    }
  });
  const right = Float64Array.from(problem.equalities?.right ?? []);
  for (const { equation, variable, value } of problem.equalities?.coefficients ?? []) {
    if (equality[variable] === undefined || !(equation >= 0 && equation < right.length)) {
      throw new RangeError(
        `the equalities name equation ${equation}, variable ${variable}: there are ${right.length} and ${objective.length}`,
      );
    }
    equality[variable].index.push(equation);
    equality[variable].value.push(value);
  }
  return { objective, cones, weights, constant, columns, equality, right };
}

export const isMatrixCone = ({ kind }: FlatCone): boolean => kind === "symmetric" || kind === "hermitian";

/** Where entry (i, j), i >= j, of a matrix cone stands within its window. */
export const entryAt = ({ kind }: FlatCone, i: number, j: number): number =>
  kind === "hermitian" ? i * i + 2 * j : (i * (i + 1)) / 2 + j;

function setWeights(cone: FlatCone, weights: Float64Array): void {
  if (!isMatrixCone(cone)) return;
  weights.fill(2, cone.offset, cone.offset + cone.length);
  for (let i = 0; i < cone.size; i++) weights[cone.offset + entryAt(cone, i, i)] = 1;
}

function readData(data: VectorData | MatrixData, cone: FlatCone, put: (at: number, value: number) => void): void {
  if (!isMatrixCone(cone)) {
    readVector(data as VectorData, cone.size, put);
    return;
  }
  const entry = (i: number, j: number, re: number, im: number): void => {
    if (re !== 0) put(entryAt(cone, i, j), re);
    if (im !== 0 && i !== j && cone.kind === "hermitian") put(entryAt(cone, i, j) + 1, im);
  };
  if (data instanceof ComplexMatrix) {
    if (data.rows !== cone.size || data.cols !== cone.size) {
      throw new RangeError(`a ${data.rows} x ${data.cols} matrix in a cone of ${cone.size} x ${cone.size} matrices`);
    }
    const d = data.data;
    for (let i = 0; i < cone.size; i++) {
      for (let j = 0; j <= i; j++) {
        const a = 2 * (i * cone.size + j);
        const b = 2 * (j * cone.size + i);
        entry(i, j, (d[a] + d[b]) / 2, (d[a + 1] - d[b + 1]) / 2);
      }
    }
  } else if ("entries" in data && Array.isArray(data.entries)) {
    for (const { row, column, value } of data.entries) {
      const lower = row >= column;
      entry(
        Math.max(row, column),
        Math.min(row, column),
        realPart(value),
        lower ? imaginaryPart(value) : -imaginaryPart(value),
      );
    }
  } else if ("triangle" in data) {
    const { index, value } = data.triangle;
    for (let t = 0; t < index.length; t++) {
      if (!(index[t] >= 0 && index[t] < cone.length))
        throw new RangeError(`index ${index[t]} in the triangle of a ${cone.size} x ${cone.size} matrix`);
      if (value[t] !== 0) put(index[t], value[t]);
    }
  } else if ("rankOne" in data) readRankOne(data, cone.size, entry);
}

function readRankOne(
  { rankOne }: Extract<MatrixData, { rankOne: unknown }>,
  size: number,
  entry: (i: number, j: number, re: number, im: number) => void,
): void {
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let re = 0;
      let im = 0;
      for (const { weight, vector } of rankOne) {
        const a = realPart(vector[i]);
        const b = imaginaryPart(vector[i]);
        const c = realPart(vector[j]);
        const d = imaginaryPart(vector[j]);
        re += weight * (a * c + b * d);
        im += weight * (b * c - a * d);
      }
      entry(i, j, re, im);
    }
  }
}

function readVector(data: VectorData, size: number, put: (at: number, value: number) => void): void {
  if (!("length" in data)) {
    for (const { index, value } of data.entries) put(index, value);
    return;
  }
  if (data.length !== size) throw new RangeError(`a vector of length ${data.length} in a cone of size ${size}`);
  for (let i = 0; i < size; i++) if (data[i] !== 0) put(i, data[i]);
}
