import { tilesWasm } from "./generated/tiles-wasm.ts";
import { compileWasm } from "./load-wasm.ts";
import { COLS_AT, MEMORY, ROWS_AT, SUMS_AT, type TileKernel, type Tiles } from "./tile-layout.ts";
import { plainTiles } from "./tile-twin.ts";

type WasmProduct = (
  complex: number,
  rowGroups: number,
  colGroups: number,
  depth: number,
  rows: number,
  cols: number,
  sums: number,
  width: number,
  shift: number,
) => void;

let kernel: TileKernel | undefined;

/** The kernel of this host, made at the first call and kept with its 0.8 MB: WebAssembly, or else the plain twin. */
export function tileKernel(): TileKernel {
  kernel ??= wasmTiles() ?? plainTiles(new Float64Array(MEMORY));
  return kernel;
}

/** The WebAssembly kernel, where the host takes it. */
export function wasmTiles(): TileKernel | undefined {
  const exports = compileWasm(tilesWasm)?.();
  if (exports === undefined) return undefined;
  const { product, memory } = exports as { product: WasmProduct; memory: { buffer: ArrayBuffer } };
  const tiles =
    (complex: 0 | 1): Tiles =>
    (rowGroups, colGroups, depth, shift) =>
      product(complex, rowGroups, colGroups, depth, 8 * ROWS_AT, 8 * COLS_AT, 8 * SUMS_AT, 4 * colGroups, shift);
  return {
    memory: new Float64Array(memory.buffer, 0, MEMORY),
    real: tiles(0),
    complex: tiles(1),
    wasm: true,
  };
}

/** Whether dense products run in WebAssembly here; results are the same to the last bit either way. */
export const usesWasm = (): boolean => tileKernel().wasm;
