import { MatrixExpression } from "./matrix-expression.ts";
import { Scalar } from "./scalar.ts";

/** A constraint of a model. Keep it to ask the solution for its dual value. */
export type Constraint =
  | { readonly kind: "psd"; readonly matrix: MatrixExpression }
  | { readonly kind: "nonnegative"; readonly vector: readonly Scalar[] }
  | { readonly kind: "second-order"; readonly vector: readonly Scalar[] }
  | { readonly kind: "zero"; readonly vector: readonly Scalar[] }
  | { readonly kind: "all"; readonly parts: readonly Constraint[] };

/** X >= 0: positive semidefinite. @throws RangeError when X is not Hermitian for every value of its unknowns */
export function psd(matrix: MatrixExpression): Constraint {
  if (!matrix.hermitian) {
    throw new RangeError(
      `psd: the ${matrix.rows} x ${matrix.cols} expression is not Hermitian for every value of its unknowns`,
    );
  }
  return { kind: "psd", matrix };
}

/** Every given expression >= 0. */
export const nonnegative = (x: Scalar | readonly Scalar[]): Constraint => ({
  kind: "nonnegative",
  vector: x instanceof Scalar ? [x] : x,
});

/** a = b: scalars, lists of scalars, or matrices (real and imaginary part of every entry, of the lower triangle where both are Hermitian). */
export function equal(
  a: Scalar | readonly Scalar[] | MatrixExpression,
  b: Scalar | number | readonly (Scalar | number)[] | MatrixExpression | MatrixExpression["constant"],
): Constraint {
  if (a instanceof MatrixExpression) {
    if (typeof b === "number" || b instanceof Scalar || isList(b))
      throw new RangeError("equal: a matrix expression with scalars");
    return { kind: "zero", vector: entriesOf(a.minus(b)) };
  }
  if (b instanceof MatrixExpression || (typeof b === "object" && "rows" in b))
    throw new RangeError("equal: scalars with a matrix");
  const left = a instanceof Scalar ? [a] : a;
  const right = typeof b === "number" || b instanceof Scalar ? left.map(() => b) : b;
  if (left.length !== right.length) throw new RangeError(`equal: ${left.length} expressions with ${right.length}`);
  return { kind: "zero", vector: left.map((x, i) => x.minus(right[i])) };
}

const isList = (b: unknown): b is readonly (Scalar | number)[] => Array.isArray(b);

/** The real expressions that vanish with the matrix. */
export function entriesOf(matrix: MatrixExpression): Scalar[] {
  const { hermitian, real, rows, cols } = matrix;
  const found: Scalar[] = [];
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < (hermitian ? i + 1 : cols); j++) {
      found.push(matrix.entry(i, j));
      if (!real && !(hermitian && i === j)) found.push(matrix.entry(i, j, "im"));
    }
  }
  return found;
}
