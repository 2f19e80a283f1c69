import { ComplexMatrix } from "@openbath/linalg";
import { entryAt, type FlatProblem, isMatrixCone } from "./flat-problem.ts";

/** Z_k per constraint (a vector, or a matrix of which the lower triangle counts) and v per equality. */
export interface DualCandidate {
  readonly cones: readonly (ArrayLike<number> | ComplexMatrix)[];
  readonly multipliers: ArrayLike<number>;
}

export interface FlatDual {
  readonly z: Float64Array;
  readonly v: Float64Array;
}

/** @throws RangeError when the shapes do not fit the problem */
export function flattenDual(problem: FlatProblem, dual: DualCandidate): FlatDual {
  if (dual.cones.length !== problem.cones.length) {
    throw new RangeError(
      `the dual point has ${dual.cones.length} cone values, the problem ${problem.cones.length} constraints`,
    );
  }
  if (dual.multipliers.length !== problem.right.length) {
    throw new RangeError(
      `the dual point has ${dual.multipliers.length} multipliers, the problem ${problem.right.length} equalities`,
    );
  }
  const z = new Float64Array(problem.constant.length);
  problem.cones.forEach((cone, k) => {
    const value = dual.cones[k];
    if (!isMatrixCone(cone)) {
      if (value instanceof ComplexMatrix || value.length !== cone.size) {
        throw new RangeError(`dual value ${k} must be a vector of length ${cone.size}`);
      }
      for (let i = 0; i < cone.size; i++) z[cone.offset + i] = value[i];
      return;
    }
    if (!(value instanceof ComplexMatrix) || value.rows !== cone.size || value.cols !== cone.size) {
      throw new RangeError(`dual value ${k} must be a ${cone.size} x ${cone.size} matrix`);
    }
    for (let i = 0; i < cone.size; i++) {
      for (let j = 0; j <= i; j++) {
        const to = cone.offset + entryAt(cone, i, j);
        z[to] = value.data[2 * (i * cone.size + j)];
        if (cone.kind === "hermitian" && j < i) z[to + 1] = value.data[2 * (i * cone.size + j) + 1];
      }
    }
  });
  return { z, v: Float64Array.from(dual.multipliers) };
}

/** (1 - t) a + t b */
export function mix(a: FlatDual, b: FlatDual, t: number): FlatDual {
  const blend = (p: Float64Array, q: Float64Array): Float64Array => p.map((value, i) => (1 - t) * value + t * q[i]);
  return { z: blend(a.z, b.z), v: blend(a.v, b.v) };
}
