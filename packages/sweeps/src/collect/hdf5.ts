import type { File as Hdf5File } from "h5wasm";
import { tableArrays } from "./arrays.ts";
import type { Table } from "./table.ts";

/** HDF5 without its library, which is installed only by those who want it. */
export class Hdf5Error extends Error {
  override readonly name = "Hdf5Error";
}

/**
 * A table as an HDF5 file, one data set an array (see `tableArrays`); the same bytes for the same table.
 * @throws Hdf5Error when the optional package h5wasm is not installed
 */
export async function tableHdf5(table: Table): Promise<Uint8Array> {
  const { File, ready } = await library();
  const { FS } = await ready;
  const path = "table.h5"; // in the library's own file system, which is memory
  atTimeZero(() => write(new File(path, "w"), table));
  const bytes = FS.readFile(path).slice();
  FS.unlink(path);
  return bytes;
}

function write(file: Hdf5File, table: Table): void {
  for (const { name, shape, data } of tableArrays(table)) {
    const place = { name: name.replaceAll("/", "_"), shape: [...shape] };
    if (data instanceof Float64Array) file.create_dataset({ ...place, data, dtype: "<d" });
    else file.create_dataset({ ...place, data: [...data] });
  }
  file.close();
}

/** The library notes the time of every data set and cannot be told not to; what is written while this runs is dated 1970. */
function atTimeZero(work: () => void): void {
  const { now } = Date;
  Date.now = () => 0;
  try {
    work();
  } finally {
    Date.now = now;
  }
}

async function library() {
  try {
    return await import("h5wasm");
  } catch (cause) {
    throw new Hdf5Error("HDF5 needs the package h5wasm: npm install h5wasm", { cause });
  }
}
