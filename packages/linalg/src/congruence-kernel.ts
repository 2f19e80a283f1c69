import { plainCongruence } from "./congruence-twin.ts";
import { congruenceWasm } from "./generated/congruence-wasm.ts";
import { compileWasm, type Instantiate, PAGE_BYTES, wasmMemory } from "./load-wasm.ts";

/** Where everything stands, in doubles. F and G are the real and imaginary part of A, row by row; T twice, as wasm/congruence.ts wants it. */
export interface CongruencePlaces {
  readonly n: number;
  /** n rounded up to a multiple of four: the length of a row of F, G and of each plane */
  readonly width: number;
  /** which rows of F are not zero, then the same for G: in 32 bits each */
  readonly listF: number;
  readonly listG: number;
  readonly f: number;
  readonly g: number;
  /** [pair of rows][k][re, im, re, im] */
  readonly t: number;
  /** [k][re, im][row] */
  readonly turned: number;
  readonly y: number;
  readonly scratch: number;
  readonly out: number;
  readonly end: number;
}

/** A memory for n x n matrices and the product that works in it. */
export interface CongruenceKernel {
  readonly places: CongruencePlaces;
  readonly memory: Float64Array;
  readonly lists: Int32Array;
  /** out <- T (F + i G) T^dagger in real coordinates */
  run(countF: number, countG: number): void;
}

export function congruencePlaces(n: number): CongruencePlaces {
  const width = (n + 3) & ~3;
  const even = (n + 1) & ~1;
  let end = 0;
  const take = (count: number): number => {
    end += count;
    return end - count;
  };
  const places = {
    n,
    width,
    listF: take(width),
    listG: take(width),
    f: take(n * width),
    g: take(n * width),
    t: take(2 * even * n),
    turned: take(2 * n * width),
    y: take(2 * even * width),
    scratch: take(4 * width),
    out: take(n * n),
  };
  return { ...places, end };
}

const kernels = new Map<number, CongruenceKernel>();
let module: Instantiate | undefined;

/** The kernel for n x n matrices: WebAssembly, or else the plain twin. Kept, with its memory of 0.1 n^2 kB. */
export function congruenceKernel(n: number): CongruenceKernel {
  const known = kernels.get(n);
  if (known !== undefined) return known;
  const made = wasmCongruence(n) ?? plainCongruence(congruencePlaces(n));
  kernels.set(n, made);
  return made;
}

function wasmCongruence(n: number): CongruenceKernel | undefined {
  module ??= compileWasm(congruenceWasm);
  const places = congruencePlaces(n);
  const own = wasmMemory(Math.ceil((8 * places.end) / PAGE_BYTES));
  if (module === undefined || own === undefined) return undefined;
  const { congruence } = module(own) as { congruence: (...numbers: number[]) => void };
  const { width, listF, listG, f, g, t, turned, y, scratch, out } = places;
  return {
    places,
    memory: new Float64Array(own.buffer),
    lists: new Int32Array(own.buffer),
    run: (countF, countG) =>
      congruence(
        n,
        width,
        countF,
        8 * listF,
        8 * f,
        countG,
        8 * listG,
        8 * g,
        8 * t,
        8 * turned,
        8 * y,
        8 * scratch,
        8 * out,
      ),
  };
}
