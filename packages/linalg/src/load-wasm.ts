/** The part of the WebAssembly interface that is used here; it stands in every Node and browser, but in no ES library. */
interface WebAssemblyHost {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: Readonly<Record<string, unknown>> };
}

interface Host {
  readonly WebAssembly?: WebAssemblyHost;
  readonly atob?: (base64: string) => string;
}

/**
 * The exports of a WebAssembly module given as base64, compiled at once (the modules are below the 4 kB that browsers
 * compile synchronously); undefined where the host has no WebAssembly or refuses the module (no SIMD, a content
 * security policy): then the caller's plain twin serves.
 */
export function loadWasm(base64: string): Readonly<Record<string, unknown>> | undefined {
  const { WebAssembly: host, atob } = globalThis as Host;
  if (host === undefined || atob === undefined) return undefined;
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  try {
    return new host.Instance(new host.Module(bytes)).exports;
  } catch {
    return undefined;
  }
}
