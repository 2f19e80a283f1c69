import { type Lattice, latticeOf, restrictToParity } from "./lattice.ts";
import { COMPLEX_MOVE, EXCHANGE, REAL_MOVE } from "./local-program.ts";
import type { Parity } from "./product-basis.ts";

/** Collects ops and the lattices they share, each kept once. */
export class OpList {
  readonly #dims: readonly number[];
  readonly #lattices = new Map<string, Lattice & { readonly first: number }>();
  readonly #ints: number[] = [];
  readonly #coefficients: number[] = [];
  readonly #starts: number[] = [];
  readonly #known = new Map<string, number>();

  /** @param dims the dimensions of the sites inside a block */
  constructor(dims: readonly number[]) {
    this.#dims = dims;
  }

  get length(): number {
    return this.#ints.length / 8;
  }

  /**
   * y[to + i] += c x[from + i] over the configurations of the sites not in `factors`, those of one parity if one is
   * given; the number of the op.
   */
  move(factors: readonly number[], to: number, from: number, re: number, im: number, parity?: Parity): number {
    const kind = im === 0 ? REAL_MOVE : COMPLEX_MOVE;
    return this.#add(factors, [kind, to, from], 0, [re, im, 0, 0], parity);
  }

  /** The exchange chain on neighbouring sites; the strengths begin with the last bond. */
  exchange(factors: readonly number[], unit: number, strengths: readonly number[]): number {
    const [a, b = 0, c = 0] = strengths;
    return this.#add(factors, [EXCHANGE, 0, strengths.length], unit, [a, b, c, 0]);
  }

  /** Whether the op moves a whole block by a real factor: those can be done several at a time. */
  isWholeBlock(op: number): boolean {
    const at = 8 * op;
    return (
      this.#ints[at] === REAL_MOVE &&
      this.#ints[at + 4] === 1 &&
      this.#ints[at + 6] === 1 &&
      this.#ints[at + 5] === this.#dims.reduce((product, d) => product * d, 1)
    );
  }

  #add(
    factors: readonly number[],
    head: readonly number[],
    unit: number,
    coefficients: readonly number[],
    parity?: Parity,
  ): number {
    const key = `${factors.join()}|${head.join()}|${unit}|${coefficients.join()}|${parity}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const lattice = this.#lattice(factors, parity);
    this.#ints.push(...head, lattice.first, lattice.starts.length, lattice.count, lattice.stride, unit);
    this.#coefficients.push(...coefficients);
    this.#known.set(key, this.length - 1);
    return this.length - 1;
  }

  #lattice(factors: readonly number[], parity?: Parity): Lattice & { readonly first: number } {
    const key = `${factors.join()}|${parity}`;
    const known = this.#lattices.get(key);
    if (known !== undefined) return known;
    const whole = latticeOf(this.#dims, factors);
    const chosen = parity === undefined ? whole : restrictToParity(whole, this.#dims, parity);
    const lattice = { ...chosen, first: this.#starts.length };
    for (const start of lattice.starts) this.#starts.push(start);
    this.#lattices.set(key, lattice);
    return lattice;
  }

  finish(): { ops: Int32Array; coefficients: Float64Array; starts: Int32Array } {
    return {
      ops: Int32Array.from(this.#ints),
      coefficients: Float64Array.from(this.#coefficients),
      starts: Int32Array.from(this.#starts),
    };
  }
}
