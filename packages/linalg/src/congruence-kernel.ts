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

/** Per coordinate, its entry of F or G and the mirror image of that (for the diagonal the same), and by what it is multiplied there. */
export interface CoordinateEntries {
  readonly lower: Int32Array;
  readonly upper: Int32Array;
  readonly lowerFactor: Float64Array;
  readonly upperFactor: Float64Array;
}

/** A memory for n x n matrices and the product that works in it. */
export interface CongruenceKernel {
  readonly places: CongruencePlaces;
  readonly entries: CoordinateEntries;
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

export function coordinateEntries({ n, width, f, g }: CongruencePlaces): CoordinateEntries {
  const lower = new Int32Array(n * n);
  const upper = new Int32Array(n * n);
  const lowerFactor = new Float64Array(n * n).fill(Math.SQRT1_2);
  const upperFactor = new Float64Array(n * n).fill(Math.SQRT1_2);
  for (let i = 0, at = 0; i < n; i++) {
    for (let j = 0; j < i; j++, at += 2) {
      lower[at] = f + i * width + j;
      upper[at] = f + j * width + i;
      lower[at + 1] = g + i * width + j;
      upper[at + 1] = g + j * width + i;
      upperFactor[at + 1] = -Math.SQRT1_2;
    }
    lower[at] = upper[at] = f + i * width + i;
    lowerFactor[at] = upperFactor[at] = 1;
    at++;
  }
  return { lower, upper, lowerFactor, upperFactor };
}

const kernels = new Map<number, CongruenceKernel>();
let module: Instantiate | undefined;

/** The kernel for n x n matrices: WebAssembly, or else the plain twin. Kept, with its memory of 0.1 n^2 kB. */
export function congruenceKernel(n: number): CongruenceKernel {
  const known = kernels.get(n);
  if (known !== undefined) return known;
  const places = congruencePlaces(n);
  const entries = coordinateEntries(places);
  const made = wasmCongruence(places, entries) ?? plainCongruence(places, entries);
  kernels.set(n, made);
  return made;
}

function wasmCongruence(places: CongruencePlaces, entries: CoordinateEntries): CongruenceKernel | undefined {
  module ??= compileWasm(congruenceWasm);
  const own = wasmMemory(Math.ceil((8 * places.end) / PAGE_BYTES));
  if (module === undefined || own === undefined) return undefined;
  const { congruence } = module(own) as { congruence: (...numbers: number[]) => void };
  const { n, width, listF, listG, f, g, t, turned, y, scratch, out } = places;
  return {
    places,
    entries,
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
