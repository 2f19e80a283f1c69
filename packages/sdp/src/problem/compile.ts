import { ComplexMatrix } from "@openbath/linalg";
import type { CompiledCone, CompiledProblem, ConeColumns } from "./compiled-problem.ts";
import type { ConeConstraint, ConicProblem, Equalities, MatrixData, VectorData } from "./conic-problem.ts";
import { type Field, matrixDimension } from "./coordinates.ts";
import { matrixCoordinates, type SparseCoordinates } from "./matrix-coordinates.ts";
import { ProblemError } from "./problem-error.ts";
import { vectorCoordinates } from "./vector-coordinates.ts";

/**
 * Checks a problem and writes it in real coordinates.
 * @throws ProblemError when sizes disagree, an index is out of range or repeated, a number is not finite, or a matrix is not Hermitian
 */
export function compile(problem: ConicProblem): CompiledProblem {
  const objective = finiteVector(problem.objective, "objective");
  if (objective.length === 0) throw new ProblemError("objective is empty: a problem needs at least one variable");
  if (problem.constraints.length === 0) {
    throw new ProblemError(
      "constraints is empty: give at least one cone constraint (linear equations alone are no conic program)",
    );
  }
  const cones: CompiledCone[] = [];
  const columns: ConeColumns[] = [];
  const constants: SparseCoordinates[] = [];
  let offset = 0;
  problem.constraints.forEach((constraint, k) => {
    const where = `constraints[${k}]`;
    const cone = compiledCone(constraint, offset, where);
    cones.push(cone);
    constants.push(constantOf(constraint, cone, where));
    columns.push(columnsOf(constraint, cone, objective.length, where));
    offset += cone.dimension;
  });
  const constant = new Float64Array(offset);
  constants.forEach((sparse, k) => {
    for (let t = 0; t < sparse.values.length; t++)
      constant[cones[k].offset + sparse.coordinates[t]] += sparse.values[t];
  });
  return {
    variables: objective.length,
    objective,
    cones,
    columns,
    constant,
    dimension: offset,
    ...compileEqualities(problem.equalities, objective.length),
  };
}

function compiledCone(constraint: ConeConstraint, offset: number, where: string): CompiledCone {
  const { cone, size } = constraint;
  if (!Number.isInteger(size) || size < 1)
    throw new ProblemError(`${where}.size must be a positive integer, got ${size}`);
  if (cone === "nonnegative" || cone === "second-order") return { kind: cone, size, offset, dimension: size };
  if (cone === "symmetric" || cone === "hermitian") {
    return { kind: cone, size, offset, dimension: matrixDimension(cone, size) };
  }
  throw new ProblemError(
    `${where}.cone must be "nonnegative", "second-order", "symmetric" or "hermitian", got ${JSON.stringify(cone)}`,
  );
}

function dataCoordinates(cone: CompiledCone, data: VectorData | MatrixData, where: string): SparseCoordinates {
  if (cone.kind === "nonnegative" || cone.kind === "second-order") {
    if (data instanceof ComplexMatrix || "rankOne" in data) {
      throw new ProblemError(`${where} is a matrix, but the cone "${cone.kind}" holds vectors of length ${cone.size}`);
    }
    return vectorCoordinates(data as VectorData, cone.size, where);
  }
  return matrixCoordinates(data as MatrixData, cone.kind as Field, cone.size, where);
}

function constantOf(constraint: ConeConstraint, cone: CompiledCone, where: string): SparseCoordinates {
  if (constraint.constant === undefined) return { coordinates: [], values: [] };
  return dataCoordinates(cone, constraint.constant, `${where}.constant`);
}

function columnsOf(constraint: ConeConstraint, cone: CompiledCone, variables: number, where: string): ConeColumns {
  const found = constraint.coefficients.map((coefficient, a) => {
    const here = `${where}.coefficients[${a}]`;
    const { variable } = coefficient;
    if (!Number.isInteger(variable) || variable < 0 || variable >= variables) {
      throw new ProblemError(`${here}.variable must be an integer from 0 to ${variables - 1}, got ${variable}`);
    }
    const data = "vector" in coefficient ? coefficient.vector : coefficient.matrix;
    return { variable, here, sparse: dataCoordinates(cone, data, here) };
  });
  found.sort((a, b) => a.variable - b.variable);
  for (let a = 1; a < found.length; a++) {
    if (found[a].variable === found[a - 1].variable) {
      throw new ProblemError(
        `${found[a].here}: variable ${found[a].variable} has two coefficients in ${where}, expected one`,
      );
    }
  }
  const start = new Int32Array(found.length + 1);
  found.forEach(({ sparse }, a) => {
    start[a + 1] = start[a] + sparse.values.length;
  });
  const coordinates = new Int32Array(start[found.length]);
  const values = new Float64Array(start[found.length]);
  found.forEach(({ sparse }, a) => {
    coordinates.set(sparse.coordinates, start[a]);
    values.set(sparse.values, start[a]);
  });
  return {
    variables: Int32Array.from(found, ({ variable }) => variable),
    start,
    coordinates,
    values,
    factors: found.map(({ sparse }) => sparse.factors),
  };
}

function compileEqualities(equalities: Equalities | undefined, variables: number) {
  if (equalities === undefined) return { equations: 0, equality: new Float64Array(0), right: new Float64Array(0) };
  const right = finiteVector(equalities.right, "equalities.right");
  const equality = new Float64Array(right.length * variables);
  equalities.coefficients.forEach(({ equation, variable, value }, t) => {
    const where = `equalities.coefficients[${t}]`;
    if (!Number.isInteger(equation) || equation < 0 || equation >= right.length) {
      throw new ProblemError(`${where}.equation must be an integer from 0 to ${right.length - 1}, got ${equation}`);
    }
    if (!Number.isInteger(variable) || variable < 0 || variable >= variables) {
      throw new ProblemError(`${where}.variable must be an integer from 0 to ${variables - 1}, got ${variable}`);
    }
    if (!Number.isFinite(value)) throw new ProblemError(`${where}.value must be finite, got ${value}`);
    equality[equation * variables + variable] += value;
  });
  return { equations: right.length, equality, right };
}

function finiteVector(source: ArrayLike<number>, where: string): Float64Array {
  const vector = Float64Array.from(source);
  vector.forEach((value, i) => {
    if (!Number.isFinite(value)) throw new ProblemError(`${where}[${i}] must be a finite number, got ${value}`);
  });
  return vector;
}
