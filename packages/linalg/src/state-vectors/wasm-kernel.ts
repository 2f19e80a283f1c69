import { stateVectorsWasm } from "../generated/state-vectors-wasm.ts";
import { compileWasm, PAGE_BYTES, type WasmMemory, wasmMemory } from "../load-wasm.ts";
import type { Kernel, Place } from "./kernel.ts";
import { KernelMemory } from "./kernel-memory.ts";
import type { Lattice } from "./lattice.ts";
import type { OperatorProgram } from "./local-program.ts";
import { TypeScriptKernel } from "./typescript-kernel.ts";

interface Exports {
  apply(program: number, x: number, previous: number, y: number): void;
  combine(first: number, size: number, c: number, count: number, re: number, im: number, out: number): number;
  squaredNorm(x: number, size: number): number;
  scale(from: number, factor: number, x: number, size: number): void;
  overlap(lattice: number, x: number, a: number, b: number, out: number): void;
}

/** Doubles in front that belong to the compiled module. */
const RESERVED = 1024;
/** The longest sum that `combine` takes. */
const MAX_TERMS = 512;

/** The fast kernel: WASM SIMD, compiled on the spot from the text in the package. */
export class WasmKernel implements Kernel {
  readonly name = "wasm";
  readonly #exports: Exports;
  readonly #memory: KernelMemory;
  readonly #scratch: Place;

  private constructor(exports: Exports, memory: WasmMemory) {
    this.#exports = exports;
    this.#memory = new KernelMemory((bytes) => {
      const missing = Math.ceil((bytes - memory.buffer.byteLength) / PAGE_BYTES);
      if (missing > 0) memory.grow(missing);
      return memory.buffer;
    }, RESERVED);
    this.#scratch = this.#memory.allocate(MAX_TERMS);
  }

  /** undefined where WebAssembly with SIMD is not to be had. */
  static create(): WasmKernel | undefined {
    const make = compileWasm(stateVectorsWasm);
    const memory = wasmMemory(1);
    return make && memory && new WasmKernel(make(memory) as unknown as Exports, memory);
  }

  allocate(doubles: number): Place {
    return this.#memory.allocate(doubles);
  }

  view(place: Place, doubles: number): Float64Array {
    return this.#memory.view(place, doubles);
  }

  load(program: OperatorProgram): number {
    return this.#memory.load(program);
  }

  loadLattice(lattice: Lattice): number {
    return this.#memory.loadLattice(lattice);
  }

  apply(program: number, x: Place, previous: Place, y: Place): void {
    this.#exports.apply(program, x, previous, y);
  }

  combine(
    first: Place,
    size: number,
    c: Float64Array,
    count: number,
    phase: { re: number; im: number },
    out: Place,
  ): number {
    if (count > MAX_TERMS) throw new RangeError(`combine: at most ${MAX_TERMS} vectors, got ${count}`);
    for (let k = 0; k < count; k++) this.#memory.f64[this.#scratch + k] = c[k];
    return this.#exports.combine(first, size, this.#scratch, count, phase.re, phase.im, out);
  }

  squaredNorm(x: Place, size: number): number {
    return this.#exports.squaredNorm(x, size);
  }

  scale(from: Place, factor: number, x: Place, size: number): void {
    this.#exports.scale(from, factor, x, size);
  }

  overlap(lattice: number, x: Place, a: number, b: number, out: Float64Array): void {
    this.#exports.overlap(lattice, x, a, b, this.#scratch);
    out[0] = this.#memory.f64[this.#scratch];
    out[1] = this.#memory.f64[this.#scratch + 1];
  }
}

/** The fastest kernel that runs here; "typescript" forces the plain one. */
export function createKernel(which: "auto" | "typescript" = "auto"): Kernel {
  return (which === "auto" ? WasmKernel.create() : undefined) ?? new TypeScriptKernel();
}
