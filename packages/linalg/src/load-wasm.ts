/** The part of the WebAssembly interface that is used here; it stands in every Node and browser, but in no ES library. */
interface WebAssemblyHost {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports?: object) => { readonly exports: WasmExports };
  readonly Memory: new (size: { readonly initial: number }) => WasmMemory;
}

interface Host {
  readonly WebAssembly?: WebAssemblyHost;
  readonly atob?: (base64: string) => string;
}

export type WasmExports = Readonly<Record<string, unknown>>;

/** Growing by pages of 64 kB detaches the buffer, after which V8 checks every typed array of a program at every access. */
export interface WasmMemory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

export const PAGE_BYTES = 1 << 16;

/** Makes an instance of a compiled module, which works in the memory that it is given, or in its own. */
export type Instantiate = (memory?: WasmMemory) => WasmExports;

/**
 * A WebAssembly module given as base64, compiled at once (the modules are below the 4 kB that browsers compile
 * synchronously); undefined where the host has no WebAssembly or refuses the module (no SIMD, a content security policy):
 * then the caller's plain twin serves.
 */
export function wasmModule(base64: string): object | undefined {
  const { WebAssembly: host, atob } = globalThis as Host;
  if (host === undefined || atob === undefined) return undefined;
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  try {
    return new host.Module(bytes);
  } catch {
    return undefined;
  }
}

/** How to make instances of such a module. */
export function compileWasm(base64: string): Instantiate | undefined {
  const { WebAssembly: host } = globalThis as Host;
  const module = wasmModule(base64);
  if (host === undefined || module === undefined) return undefined;
  return (memory) => new host.Instance(module, { env: { memory } }).exports;
}

/** A memory of so many pages of 64 kB; undefined where the host has no WebAssembly or cannot give so much. */
export function wasmMemory(pages: number): WasmMemory | undefined {
  const { WebAssembly: host } = globalThis as Host;
  try {
    return host === undefined ? undefined : new host.Memory({ initial: pages });
  } catch {
    return undefined;
  }
}
