import { down, ExactSum, up } from "./exact-sum.ts";
import { entryAt, type FlatCone } from "./flat-problem.ts";
import { smallestEigenvalueBound } from "./positive-definite.ts";

/** The unit of each cone: 1 for every component, (1, 0, ..), or the identity matrix. */
export function addUnit(cone: FlatCone, factor: number, out: Float64Array): void {
  if (cone.kind === "nonnegative") for (let i = 0; i < cone.size; i++) out[cone.offset + i] += factor;
  else if (cone.kind === "second-order") out[cone.offset] += factor;
  else for (let i = 0; i < cone.size; i++) out[cone.offset + entryAt(cone, i, i)] += factor;
}

/** A rigorous lower bound of the largest t for which u - t (unit) is in the cone. */
export function marginBound(cone: FlatCone, u: Float64Array): number {
  const { kind, size, offset } = cone;
  if (kind === "nonnegative") {
    let least = Number.POSITIVE_INFINITY;
    for (let i = 0; i < size; i++) least = u[offset + i] < least || Number.isNaN(u[offset + i]) ? u[offset + i] : least;
    return Number.isNaN(least) ? Number.NEGATIVE_INFINITY : least;
  }
  if (kind === "second-order") {
    const sum = new ExactSum();
    for (let i = 1; i < size; i++) sum.add(u[offset + i], u[offset + i]);
    const margin = down(u[offset] - up(Math.sqrt(sum.upper)));
    return Number.isNaN(margin) ? Number.NEGATIVE_INFINITY : margin;
  }
  const complex = kind === "hermitian";
  const w = complex ? 2 : 1;
  const matrix = new Float64Array(w * size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      const from = offset + entryAt(cone, i, j);
      matrix[w * (i * size + j)] = u[from];
      if (complex && j < i) matrix[2 * (i * size + j) + 1] = u[from + 1];
    }
  }
  return smallestEigenvalueBound(matrix, size, complex);
}

/**
 * How much the margin can fall when u changes by a vector of norm 1 (in the weighted norm): the spectral norm is at most the Frobenius norm;
 * for a second-order cone the worst change is along (1, -direction) / sqrt 2.
 */
export const marginSlope = ({ kind }: FlatCone): number => (kind === "second-order" ? 1.4142135623730954 : 1);

/** The margin that a change of norm `distance` may use up. */
export const neededMargin = (cone: FlatCone, distance: number): number =>
  distance === 0 ? 0 : up(marginSlope(cone) * distance);
