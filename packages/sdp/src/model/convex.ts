import { ComplexMatrix } from "@openbath/linalg";
import { type Constraint, entriesOf, nonnegative, psd } from "./constraint.ts";
import { type MatrixExpression, scaled } from "./matrix-expression.ts";
import { Scalar, scalar, sum } from "./scalar.ts";

/**
 * A convex expression: an affine one in auxiliary unknowns that some constraints keep above the true value. It may be minimised, added to, multiplied
 * by a nonnegative number, and bounded from above; nothing else would be convex.
 */
export class Convex {
  constructor(
    readonly bound: Scalar,
    readonly constraints: readonly Constraint[],
  ) {}

  plus(other: Convex | Scalar | number): Convex {
    if (other instanceof Convex)
      return new Convex(this.bound.plus(other.bound), [...this.constraints, ...other.constraints]);
    return new Convex(this.bound.plus(other), this.constraints);
  }

  /** @throws RangeError for a negative factor */
  times(factor: number): Convex {
    if (!(factor >= 0)) throw new RangeError(`a convex expression times ${factor} is not convex`);
    return new Convex(this.bound.times(factor), this.constraints);
  }
}

/** a <= b. A convex a may only stand on the left. */
export function lessOrEqual(a: Convex | Scalar | number, b: Scalar | number): Constraint {
  if (a instanceof Convex) {
    return { kind: "all", parts: [nonnegative(Scalar.of(b).minus(a.bound)), ...a.constraints] };
  }
  return nonnegative(Scalar.of(b).minus(a));
}

/** |x|, or the sum of the moduli of several. */
export function abs(x: Scalar | readonly Scalar[]): Convex {
  const parts = x instanceof Scalar ? [x] : x;
  const bounds = parts.map(() => scalar("abs"));
  const sides = parts.flatMap((part, i) => [bounds[i].minus(part), bounds[i].plus(part)]);
  return new Convex(sum(bounds), [nonnegative(sides)]);
}

/** The Euclidean norm of a list of expressions. */
export function euclideanNorm(x: readonly Scalar[]): Convex {
  const t = scalar("norm");
  return new Convex(t, [{ kind: "second-order", vector: [t, ...x] }]);
}

/** The Frobenius norm sqrt(tr X^dagger X). */
export function frobeniusNorm(x: MatrixExpression): Convex {
  if (!x.hermitian) return euclideanNorm(entriesOf(x));
  const parts: Scalar[] = [];
  for (let i = 0; i < x.rows; i++) {
    for (let j = 0; j <= i; j++) {
      const weight = i === j ? 1 : Math.SQRT2;
      parts.push(x.entry(i, j).times(weight));
      if (i !== j && !x.real) parts.push(x.entry(i, j, "im").times(weight));
    }
  }
  return euclideanNorm(parts);
}

/**
 * The spectral norm (largest singular value). For Hermitian X the two inequalities -t <= X <= t, for others the block matrix
 * [[t, X], [X^dagger, t]] >= 0.
 */
export function spectralNorm(x: MatrixExpression): Convex {
  const t = scalar("norm");
  if (x.hermitian) {
    const bound = scaled(t, ComplexMatrix.identity(x.rows));
    return new Convex(t, [psd(bound.minus(x)), psd(bound.plus(x))]);
  }
  const { rows, cols } = x;
  const block = x.map((matrix) => {
    const out = ComplexMatrix.zeros(rows + cols);
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < cols; j++) {
        const { re, im } = matrix.get(i, j);
        out.set(i, rows + j, re, im);
        out.set(rows + j, i, re, -im);
      }
    }
    return out;
  });
  return new Convex(t, [psd(scaled(t, ComplexMatrix.identity(rows + cols)).plus(block))]);
}

/** The largest eigenvalue of a Hermitian expression. */
export function largestEigenvalue(x: MatrixExpression): Convex {
  const t = scalar("eigenvalue");
  return new Convex(t, [psd(scaled(t, ComplexMatrix.identity(x.rows)).minus(x))]);
}
