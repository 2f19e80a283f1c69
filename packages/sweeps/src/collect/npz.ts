import { zipSync } from "fflate";
import { type NamedArray, tableArrays } from "./arrays.ts";
import type { Table } from "./table.ts";

/** NPY aligns its data to this. */
const ALIGNMENT = 64;

/** An array in NumPy's NPY format, version 1.0: float64, or texts of fixed length (UTF-32). */
export function npy({ shape, data }: Omit<NamedArray, "name">): Uint8Array {
  const numbers = data instanceof Float64Array;
  const points = numbers ? [] : data.map((text) => Array.from(text, (one) => one.codePointAt(0) ?? 0));
  const width = points.reduce((longest, { length }) => Math.max(longest, length), 1);
  const tuple = shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(", ")})`;
  const start = `{'descr': '${numbers ? "<f8" : `<U${width}`}', 'fortran_order': False, 'shape': ${tuple}, }`;
  const length = Math.ceil((10 + start.length + 1) / ALIGNMENT) * ALIGNMENT;
  const bytes = new Uint8Array(length + (numbers ? 8 * data.length : 4 * width * points.length));
  bytes.set([0x93, ...new TextEncoder().encode("NUMPY"), 1, 0]);
  const view = new DataView(bytes.buffer);
  view.setUint16(8, length - 10, true);
  bytes.set(new TextEncoder().encode(`${start.padEnd(length - 11)}\n`), 10);
  if (numbers) {
    data.forEach((x, k) => {
      view.setFloat64(length + 8 * k, x, true);
    });
  } else {
    points.forEach((text, k) => {
      text.forEach((one, i) => {
        view.setUint32(length + 4 * (width * k + i), one, true);
      });
    });
  }
  return bytes;
}

/** A table as an NPZ archive, which `numpy.load` reads; the same bytes for the same table. */
export function tableNpz(table: Table): Uint8Array {
  const parts = tableArrays(table).map((array) => [`${array.name.replaceAll("/", "_")}.npy`, npy(array)] as const);
  return zipSync(Object.fromEntries(parts), { mtime: new Date(1980, 0, 1), level: 6 });
}
