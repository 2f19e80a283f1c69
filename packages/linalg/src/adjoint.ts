import { ComplexMatrix } from "./complex-matrix.ts";
import { requireOut } from "./shape.ts";

function transposed(what: string, a: ComplexMatrix, sign: number, out: ComplexMatrix | undefined): ComplexMatrix {
  if (out !== undefined) {
    requireOut(what, a.cols, a.rows, out);
    if (out.data === a.data) throw new RangeError(`${what} cannot write into its own argument`);
  }
  const result = out ?? new ComplexMatrix(a.cols, a.rows);
  const { rows, cols, data } = a;
  const target = result.data;
  for (let i = 0; i < rows; i++) {
    let from = 2 * i * cols;
    for (let j = 0, to = 2 * i; j < cols; j++, to += 2 * rows) {
      target[to] = data[from++];
      target[to + 1] = sign * data[from++];
    }
  }
  return result;
}

/** The adjoint (conjugate transpose) of a. @throws RangeError when `out` has the wrong shape or is `a` itself */
export const adjoint = (a: ComplexMatrix, out?: ComplexMatrix): ComplexMatrix => transposed("adjoint", a, -1, out);

/** The transpose of a, without conjugation. @throws RangeError when `out` has the wrong shape or is `a` itself */
export const transpose = (a: ComplexMatrix, out?: ComplexMatrix): ComplexMatrix => transposed("transpose", a, 1, out);

/** The entrywise complex conjugate of a. `out` may be `a`. */
export function conjugate(a: ComplexMatrix, out?: ComplexMatrix): ComplexMatrix {
  if (out !== undefined) requireOut("conjugate", a.rows, a.cols, out);
  const result = out ?? new ComplexMatrix(a.rows, a.cols);
  const x = a.data;
  const z = result.data;
  for (let at = 0; at < z.length; at += 2) {
    z[at] = x[at];
    z[at + 1] = -x[at + 1];
  }
  return result;
}
