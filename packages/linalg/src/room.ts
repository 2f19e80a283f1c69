import { plainComplexSteps } from "./complex-steps.ts";
import { matricesWasm } from "./generated/matrices-wasm.ts";
import { reduceWasm } from "./generated/reduce-wasm.ts";
import { secularWasm } from "./generated/secular-wasm.ts";
import { compileWasm, type Instantiate, PAGE_BYTES, type WasmMemory, wasmMemory } from "./load-wasm.ts";
import { plainRealSteps } from "./real-steps.ts";
import { plainComplexPass, plainRealPass } from "./reduce-twin.ts";
import { plainSecularSteps } from "./secular-steps.ts";

/** What to do with a product: write it (0), add it (1) or subtract it (-1). */
export type Mode = 0 | 1 | -1;

/**
 * C = A B, C += A B or C -= A B by matrices of one memory: a line is a row of A or a column of B, a step leads along the sum.
 * Places and strides count doubles; complex numbers take two of them. One of both strides of a real factor is 1.
 */
export type Product = (
  mode: Mode,
  rows: number,
  cols: number,
  depth: number,
  a: number,
  aLine: number,
  aStep: number,
  b: number,
  bLine: number,
  bStep: number,
  c: number,
  stride: number,
) => void;

/** The steps that factorisations are made of, for complex or for real matrices of one memory. */
export interface MatrixSteps {
  readonly product: Product;
  /**
   * Gaussian elimination with partial pivoting of the columns [start, end) of the n x n matrix at `a`, from row `start` down. Whole rows are
   * exchanged; the row exchanged with row k is noted at `pivots + k`. Returns the first column without a pivot, or -1.
   */
  panel(n: number, start: number, end: number, a: number, stride: number, pivots: number): number;
  /** X <- L^-1 X, L the unit lower triangle of `size` rows at `l`, X size x count. */
  lower(size: number, l: number, lStride: number, count: number, x: number, stride: number): void;
}

/** Where the vectors of a reduction to tridiagonal form stand; its matrix stands at the place 0. */
export interface ReductionPlaces {
  /** Doubles in a plane of real or of imaginary parts: even, above n. */
  readonly plane: number;
  readonly v: number;
  readonly w: number;
  readonly x: number;
  readonly y: number;
}

/** One pass of a reduction, see `Reduction`: real, or complex in two planes. */
export type Pass = (n: number, from: number, places: ReductionPlaces) => void;

/** The sums that a secular equation with poles d and weights z asks for, see `secularRoot`. */
export interface SecularSteps {
  /** sum z_j^2 / (distance_j - tau) and sum (z_j / (distance_j - tau))^2 over [0, end), then both over [start, n), to `out`. */
  sums(end: number, start: number, n: number, z: number, distance: number, tau: number, out: number): void;
  /** to_j = from_j - tau */
  shift(n: number, from: number, tau: number, to: number): void;
  /**
   * Overwrites the distances d_j - x_i in row i of `rows` by the i-th eigenvector, entry `order[j]` at its place j. The weights are
   * replaced by those for which the roots x are exact (into `weights`), which makes the vectors orthogonal. `row`: scratch.
   */
  vectors(k: number, d: number, z: number, rows: number, weights: number, order: number, row: number): void;
}

/** A piece of memory for matrices, and the kernels that work in it. */
export interface Room {
  /** The caller's, with the content that the last caller left. */
  readonly memory: Float64Array;
  readonly realSteps: MatrixSteps;
  readonly complexSteps: MatrixSteps;
  readonly realPass: Pass;
  readonly complexPass: Pass;
  readonly secular: SecularSteps;
}

/** Bytes in front that belong to the products: packed rows, packed columns, one tile. */
export const OWN = 8 * (64 * 256 + 256 * 256 + 16);
/** Above this many bytes a memory is not kept for the next caller. */
const KEPT = 1 << 26;

type Kernel = (...numbers: number[]) => number;
type Kernels = Readonly<Record<Names, Kernel>>;
type Names =
  | "product"
  | "panelReal"
  | "panelComplex"
  | "lowerReal"
  | "lowerComplex"
  | "real"
  | "complex"
  | SecularNames;
type SecularNames = "sums" | "shift" | "vectors";
interface Kept {
  readonly memory: WasmMemory;
  readonly kernels: Kernels;
}

let modules: readonly (Instantiate | undefined)[] | undefined;
let kept: Kept | undefined;

/** Room for so many doubles, until the next call: WebAssembly, or else the plain twin. */
export function room(doubles: number): Room {
  const { memory, kernels } = kernelsWith(OWN + 8 * doubles) ?? {};
  if (memory === undefined || kernels === undefined) return plainRoom(new Float64Array(doubles));
  const { real, complex } = kernels;
  return {
    memory: new Float64Array(memory.buffer, OWN, doubles),
    realSteps: wasmSteps(kernels, 0),
    complexSteps: wasmSteps(kernels, 1),
    realPass: (n, from, { plane, v, w, x, y }) =>
      void real(n, from, 8 * plane, OWN, byte(v), byte(w), byte(x), byte(y)),
    complexPass: (n, from, { plane, v, w, x, y }) =>
      void complex(n, from, 16 * plane, 8 * plane, OWN, byte(v), byte(w), byte(x), byte(y)),
    secular: wasmSecular(kernels),
  };
}

/**
 * Kernels with a memory of so many bytes at least. A memory that is too small makes way for one of twice the size, and is
 * never grown: growing detaches its buffer, after which V8 checks every typed array at every access.
 */
function kernelsWith(bytes: number): Kept | undefined {
  if (kept !== undefined && kept.memory.buffer.byteLength >= bytes) return kept;
  modules ??= [matricesWasm, reduceWasm, secularWasm].map(compileWasm);
  const [matrices, reduce, secular] = modules;
  if (matrices === undefined || reduce === undefined || secular === undefined) return undefined;
  const wanted = bytes > KEPT ? bytes : Math.min(KEPT, 2 ** Math.ceil(Math.log2(bytes)));
  const memory = wasmMemory(Math.ceil(wanted / PAGE_BYTES));
  if (memory === undefined) return undefined;
  const made = { memory, kernels: { ...matrices(memory), ...reduce(memory), ...secular(memory) } as Kernels };
  if (bytes <= KEPT) kept = made;
  return made;
}

const byte = (place: number): number => OWN + 8 * place;

function wasmSteps({ product, ...kernels }: Kernels, complex: 0 | 1): MatrixSteps {
  const panel = complex === 1 ? kernels.panelComplex : kernels.panelReal;
  const lower = complex === 1 ? kernels.lowerComplex : kernels.lowerReal;
  return {
    product(mode, rows, cols, depth, a, aLine, aStep, b, bLine, bStep, c, stride) {
      const left = [byte(a), 8 * aLine, 8 * aStep] as const;
      const right = [byte(b), 8 * bLine, 8 * bStep] as const;
      product(complex, mode, rows, cols, depth, ...left, ...right, byte(c), 8 * stride);
    },
    panel: (n, start, end, a, stride, pivots) => panel(n, start, end, byte(a), 8 * stride, byte(pivots)),
    lower(size, l, lStride, count, x, stride) {
      lower(size, byte(l), 8 * lStride, count, byte(x), 8 * stride);
    },
  };
}

const wasmSecular = ({ sums, shift, vectors }: Kernels): SecularSteps => ({
  sums: (end, start, n, z, distance, tau, out) => void sums(end, start, n, byte(z), byte(distance), tau, byte(out)),
  shift: (n, from, tau, to) => void shift(n, byte(from), tau, byte(to)),
  vectors: (k, ...places) => void vectors(k, ...places.map(byte)),
});

/** The same on a plain array, in plain TypeScript. */
export const plainRoom = (memory: Float64Array): Room => ({
  memory,
  realSteps: plainRealSteps(memory),
  complexSteps: plainComplexSteps(memory),
  realPass: plainRealPass(memory),
  complexPass: plainComplexPass(memory),
  secular: plainSecularSteps(memory),
});
