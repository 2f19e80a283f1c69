import { type HilbertSpace, Operator } from "@openbath/hilbert";
import { ComplexMatrix } from "@openbath/linalg";
import type { Path } from "./document.ts";
import type { Scalar } from "./schema.ts";
import { FINITE, type Scope } from "./scope.ts";

/** The entries of a matrix in the product basis, row by row; an imaginary part that is absent is zero. */
export interface MatrixEntry {
  readonly re: readonly (readonly Scalar[])[];
  readonly im?: readonly (readonly Scalar[])[] | undefined;
}

/** The operator of a matrix. @throws ProblemError for a shape that does not fit the space, or an entry that is no number */
export function matrixOperator({ re, im }: MatrixEntry, space: HilbertSpace, scope: Scope, path: Path): Operator {
  const d = space.dimension;
  const matrix = ComplexMatrix.zeros(d, d);
  [re, im].forEach((rows, part) => {
    if (rows === undefined) return;
    const at = [...path, part === 0 ? "re" : "im"];
    if (rows.length !== d)
      throw scope.document.fail(at, `expected ${d} rows, the dimension of the space, got ${rows.length}`);
    rows.forEach((row, i) => {
      if (row.length !== d) throw scope.document.fail([...at, i], `expected ${d} entries, got ${row.length}`);
      row.forEach((entry, j) => {
        matrix.data[2 * (i * d + j) + part] = scope.number(entry, [...at, i, j], FINITE);
      });
    });
  });
  return Operator.fromMatrix(space, matrix);
}
