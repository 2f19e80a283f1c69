import type { CsrMatrix } from "../csr-matrix.ts";
import { shapeOf } from "../shape.ts";
import { requireDimension } from "./compile-local-terms.ts";
import type { CsrProgram } from "./local-program.ts";

/** A square sparse matrix as a program. @throws RangeError when it is not square, or has more than 2^28 rows */
export function csrProgram(a: CsrMatrix): CsrProgram {
  if (a.rows !== a.cols) throw new RangeError(`an operator on state vectors needs a square matrix, got ${shapeOf(a)}`);
  requireDimension(a.rows);
  return { kind: "csr", dimension: a.rows, rowStart: a.rowStart, columns: a.columns, values: a.values };
}
