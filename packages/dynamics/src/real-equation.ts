import type { Operator } from "@openbath/hilbert";
import type { ComplexMatrix } from "@openbath/linalg";

/** Tr(O rho) as one or two real linear forms in the coordinates of rho: the second is there unless O is Hermitian. */
export interface LinearForm {
  readonly re: Float64Array;
  readonly im: Float64Array | undefined;
}

/**
 * A master equation for Hermitian matrices as a real linear system dx/dt = M x or M(t) x, in coordinates for which
 * x . y = Tr(X Y). All propagators work on this and know nothing else.
 */
export interface RealEquation {
  /** Number of coordinates. */
  readonly size: number;
  /** Whether M depends on time. */
  readonly moving?: boolean;
  /** y <- M(time) x; where M is constant the time does not matter. */
  apply(x: Float64Array, y: Float64Array, time: number): void;
  /** The coordinates of the Hermitian part of a matrix given in the product basis. */
  pack(rho: ComplexMatrix): Float64Array;
  /** The matrix in the product basis, exactly Hermitian. */
  toMatrix(x: Float64Array): ComplexMatrix;
  /** Tr(O rho) as a linear form. */
  form(operator: Operator): LinearForm;
  /** The smallest eigenvalue of the matrix. */
  minEigenvalue(x: Float64Array): number;
}

/** x . y. */
export function dot(x: Float64Array, y: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += x[i] * y[i];
  return sum;
}

/** The Euclidean norm, which is the Frobenius norm of the matrix. */
export const norm = (x: Float64Array): number => Math.sqrt(dot(x, x));
