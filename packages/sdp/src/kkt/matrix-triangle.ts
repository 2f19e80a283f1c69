import type { ConeColumns } from "../problem/compiled-problem.ts";
import { coordinateOf, type Field } from "../problem/coordinates.ts";

/** The non-zero entries (row >= column) of one coefficient matrix. */
export interface MatrixTriangle {
  readonly rows: Int32Array;
  readonly columns: Int32Array;
  readonly re: Float64Array;
  readonly im: Float64Array;
}

/** Column a of the cone's data as matrix entries. */
export function matrixTriangle(field: Field, data: ConeColumns, a: number): MatrixTriangle {
  const found = new Map<number, { row: number; column: number; re: number; im: number }>();
  for (let t = data.start[a]; t < data.start[a + 1]; t++) {
    const at = data.coordinates[t];
    const row = Math.floor(field === "hermitian" ? Math.sqrt(at) : (Math.sqrt(8 * at + 1) - 1) / 2);
    const within = at - coordinateOf(field, row, 0);
    const column = field === "hermitian" ? Math.floor(within / 2) : within;
    const imaginary = field === "hermitian" && within % 2 === 1;
    const value = data.values[t] * (row === column ? 1 : Math.SQRT1_2);
    const key = coordinateOf(field, row, column);
    const entry = found.get(key) ?? { row, column, re: 0, im: 0 };
    if (imaginary) entry.im = value;
    else entry.re = value;
    found.set(key, entry);
  }
  const entries = [...found.values()];
  return {
    rows: Int32Array.from(entries, ({ row }) => row),
    columns: Int32Array.from(entries, ({ column }) => column),
    re: Float64Array.from(entries, ({ re }) => re),
    im: Float64Array.from(entries, ({ im }) => im),
  };
}
