import { ddScale } from "./double-double.ts";
import { DoubleDoubleMatrix } from "./double-double-matrix.ts";

/** J V, J = direct sum of [[0, 1], [-1, 0]]. */
export function formTimes(v: DoubleDoubleMatrix): DoubleDoubleMatrix {
  const n = v.size;
  const result = new DoubleDoubleMatrix(n);
  for (let i = 0; i < n; i += 2) {
    for (let j = 0; j < n; j++) {
      result.set(i, j, v.get(i + 1, j));
      result.set(i + 1, j, ddScale(-1, v.get(i, j)));
    }
  }
  return result;
}
