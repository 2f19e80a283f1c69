import type { Block, BlockMatrix, ComplexMatrix } from "@openbath/linalg";
import type { Channel } from "./channels.ts";
import type { EdgeProducts } from "./edge-products.ts";
import type { EnergyBasis } from "./energy-basis.ts";
import { diagonalKernel, productKernel } from "./pair-transforms.ts";

/** One level of a column sector, with its column of v over all levels e that both sectors reach. */
interface Level {
  /** Global index. */
  readonly index: number;
  /** Place in its sector. */
  readonly place: number;
  /** v_ea as real and imaginary parts, one e after the other. */
  readonly column: Float64Array;
}

/** The block H_ac of the shift, a in sector `left`, c in sector `right`. */
export class ShiftBlock {
  readonly #channel: Channel;
  readonly #basis: EnergyBasis;
  /** Global indices of the levels e, as numbers that `map` turns into energies. */
  readonly #middle: Float64Array;
  readonly #left: Level[];
  readonly #right: Level[];
  readonly #upper: ComplexMatrix;
  readonly #lower: ComplexMatrix;

  constructor(
    channel: Channel,
    basis: EnergyBasis,
    common: readonly [Block, Block][],
    left: number,
    right: number,
    shift: BlockMatrix,
  ) {
    const { v } = channel;
    this.#channel = channel;
    this.#basis = basis;
    this.#middle = Float64Array.from(
      common.flatMap(([{ row }]) => Array.from({ length: v.sizes[row] }, (_, e) => v.offsets[row] + e)),
    );
    const levels = (sector: number, which: 0 | 1): Level[] =>
      Array.from({ length: v.sizes[sector] }, (_, place) => ({
        index: v.offsets[sector] + place,
        place,
        column: columnOf(
          common.map((pair) => pair[which].matrix),
          place,
        ),
      }));
    this.#left = levels(left, 0);
    this.#right = left === right ? this.#left : levels(right, 1);
    this.#upper = shift.block(left, right);
    this.#lower = shift.block(right, left);
  }

  /** Fills the block, by the common mesh of all pairs where the bath has one, pair by pair otherwise. */
  fill(products: EdgeProducts | undefined): void {
    const own = this.#left === this.#right;
    for (const a of this.#left) {
      for (const c of this.#right) {
        if (own && c.place < a.place) continue;
        const degenerate = this.#basis.frequency(a.index, c.index) === 0;
        if (degenerate) this.#fillDegenerate(a, c);
        else if (products === undefined) this.#fillPair(a, c);
      }
    }
    if (products === undefined) return;
    for (const a of this.#left) this.#fillFrom(a, this.#right, products, (c) => [a, c]);
    if (!own) for (const c of this.#right) this.#fillFrom(c, this.#left, products, (a) => [a, c]);
  }

  /** All pairs whose common band begins at the edge that belongs to `level`. */
  #fillFrom(
    level: Level,
    others: readonly Level[],
    products: EdgeProducts,
    pair: (other: Level) => [Level, Level],
  ): void {
    const { direction, edge, g } = products.mesh;
    const gapTo = ({ index }: Level): number => direction * this.#basis.frequency(level.index, index);
    const inside = others.filter((other) => gapTo(other) > 0);
    if (inside.length === 0) return;
    const poles = this.#frequencies(level).map((frequency) => direction * (frequency - edge));
    if (g.exponent <= 0 && poles.includes(0)) {
      for (const other of inside) this.#fillPair(...pair(other)); // F is infinite at that pole
      return;
    }
    const values = products.principalValues(Float64Array.from(inside, gapTo), poles);
    const scale = direction / (2 * Math.PI);
    inside.forEach((other, row) => {
      const [a, c] = pair(other);
      this.#set(a, c, (e) => scale * values[row * poles.length + e]);
    });
  }

  #fillPair(a: Level, c: Level): void {
    const frequencies = this.#frequencies(a);
    let kernel: ((energy: number) => number) | undefined;
    this.#set(a, c, (e) => {
      kernel ??= productKernel(this.#channel, this.#basis.frequency(a.index, c.index));
      return kernel(frequencies[e]);
    });
  }

  #fillDegenerate(a: Level, c: Level): void {
    const frequencies = this.#frequencies(a);
    const kernel = diagonalKernel(this.#channel);
    this.#set(a, c, (e) => kernel(frequencies[e]));
  }

  /** E_e - E_a for all e. */
  #frequencies({ index }: Level): Float64Array {
    return this.#middle.map((e) => this.#basis.frequency(e, index));
  }

  /** H_ac = sum_e conj(v_ea) v_ec F(e) / 2 pi, and H_ca; F is asked for only where it counts, for it may be infinite. */
  #set(a: Level, c: Level, transform: (e: number) => number): void {
    const x = a.column;
    const y = c.column;
    let re = 0;
    let im = 0;
    for (let k = 0; k < x.length; k += 2) {
      const productRe = x[k] * y[k] + x[k + 1] * y[k + 1];
      const productIm = x[k] * y[k + 1] - x[k + 1] * y[k];
      if (productRe === 0 && productIm === 0) continue;
      const f = transform(k >> 1);
      re += f * productRe;
      im += f * productIm;
    }
    this.#upper.set(a.place, c.place, re, im);
    this.#lower.set(c.place, a.place, re, -im);
  }
}

/** Column `place` of matrices below one another. */
function columnOf(matrices: readonly ComplexMatrix[], place: number): Float64Array {
  const column = new Float64Array(2 * matrices.reduce((sum, { rows }) => sum + rows, 0));
  let to = 0;
  for (const { rows, cols, data } of matrices) {
    for (let e = 0; e < rows; e++, to += 2) {
      column[to] = data[2 * (e * cols + place)];
      column[to + 1] = data[2 * (e * cols + place) + 1];
    }
  }
  return column;
}
