import { reduceWasm } from "./generated/reduce-wasm.ts";
import { loadWasm } from "./load-wasm.ts";
import { plainReduction } from "./reduce-twin.ts";

/**
 * One pass of a Householder reduction to tridiagonal form over the trailing block from row `from` on: A loses the pending
 * v w^dagger + w v^dagger, then y += A x with what results. A is Hermitian, kept in its upper triangle.
 */
export interface Reduction {
  /**
   * The matrix, then the vectors v, w, x, y. A row of the matrix is one plane (real) or two (real parts, imaginary
   * parts), as is a vector; entries behind the n of a plane are zero.
   */
  readonly memory: Float64Array;
  /** Numbers in a plane: even, above n. */
  readonly plane: number;
  /** Where each stands in the memory. */
  readonly v: number;
  readonly w: number;
  readonly x: number;
  readonly y: number;
  pass(from: number): void;
}

/** Above this many bytes the memory is not kept for the next matrix. */
const KEPT = 1 << 26;
const PAGE = 1 << 16;

interface ReduceExports {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  readonly real: (n: number, from: number, stride: number, ...at: number[]) => void;
  readonly complex: (n: number, from: number, stride: number, plane: number, ...at: number[]) => void;
}

let kept: ReduceExports | "none" | undefined;

/** A cleared workspace for an n x n matrix with one plane (real) or two (complex). */
export function reduction(n: number, planes: 1 | 2): Reduction {
  const plane = (n + 2) & ~1;
  const row = planes * plane;
  const [v, w, x, y, size] = [n, n + 1, n + 2, n + 3, n + 4].map((rows) => rows * row);
  const where = { plane, v, w, x, y };
  kept ??= (loadWasm(reduceWasm) as ReduceExports | undefined) ?? "none";
  if (kept === "none") return plainReduction(n, planes, { ...where, memory: new Float64Array(size) });
  const { memory: wasm, real, complex } = kept;
  const missing = Math.ceil((8 * size - wasm.buffer.byteLength) / PAGE);
  if (missing > 0) wasm.grow(missing);
  if (wasm.buffer.byteLength > KEPT) kept = undefined;
  const memory = new Float64Array(wasm.buffer, 0, size).fill(0);
  const at = [0, 8 * v, 8 * w, 8 * x, 8 * y] as const;
  const pass =
    planes === 1
      ? (from: number) => real(n, from, 8 * row, ...at)
      : (from: number) => complex(n, from, 8 * row, 8 * plane, ...at);
  return { ...where, memory, pass };
}
