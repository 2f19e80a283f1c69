import type { Lattice } from "./lattice.ts";
import type { OperatorProgram } from "./local-program.ts";

/** A complex vector in a kernel's memory, by its first double. */
export type Place = number;

/**
 * The few operations on state vectors that trajectories are made of, over memory of the kernel's own. There are two
 * kernels, plain TypeScript and WASM SIMD, which give the same results to the last bit: sums are formed in the same order.
 */
export interface Kernel {
  readonly name: "typescript" | "wasm";
  /** Room for so many doubles, at a multiple of 64 bytes. Views taken before are no longer valid. */
  allocate(doubles: number): Place;
  /** The memory from a place on. Valid until the next `allocate` or `load`. */
  view(place: Place, doubles: number): Float64Array;
  /** Puts a program into the memory; the number by which `apply` knows it. */
  load(program: OperatorProgram): number;
  /** Puts a lattice into the memory; the number by which `overlap` knows it. */
  loadLattice(lattice: Lattice): number;
  /** y = O x - previous, or O x when `previous` is negative. y must be neither x nor previous. */
  apply(program: number, x: Place, previous: Place, y: Place): void;
  /**
   * out = phase (sum over even k of c_k v_k - i sum over odd k of c_k v_k), real c_k, the vectors v_k of `size` doubles one after
   * the other from `first` on. Gives |out|^2.
   */
  combine(
    first: Place,
    size: number,
    c: Float64Array,
    count: number,
    phase: { re: number; im: number },
    out: Place,
  ): number;
  /** |x|^2 of a vector of `size` doubles. */
  squaredNorm(x: Place, size: number): number;
  /** x = factor * from, factor real; x may be `from`. */
  scale(from: Place, factor: number, x: Place, size: number): void;
  /** sum over the lattice of x[a + i] conj(x[b + i]), as re, im into `out`. */
  overlap(lattice: number, x: Place, a: number, b: number, out: Float64Array): void;
}
