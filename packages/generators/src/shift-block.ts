import type { Block, BlockMatrix, ComplexMatrix } from "@openbath/linalg";
import type { Channel } from "./channels.ts";
import type { EnergyBasis } from "./energy-basis.ts";
import { diagonalKernel, productKernel } from "./pair-transforms.ts";
import type { ShiftQuadrature } from "./shift-quadrature.ts";

/** One level of a column sector, with its column of v. */
interface Level {
  /** Global index. */
  readonly index: number;
  readonly sector: number;
  /** Place in its sector. */
  readonly place: number;
  /** E_e - E_a for all levels e that both sectors reach. */
  readonly frequencies: Float64Array;
  /** v_ea as real and imaginary parts, one e after the other. */
  readonly column: Float64Array;
}

/** The block H_ac of the shift, a in sector `left`, c in sector `right`. */
export class ShiftBlock {
  readonly #channel: Channel;
  readonly #basis: EnergyBasis;
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
    const middle = Float64Array.from(
      common.flatMap(([{ row }]) => Array.from({ length: v.sizes[row] }, (_, e) => v.offsets[row] + e)),
    );
    const levels = (sector: number, which: 0 | 1): Level[] => {
      const matrices = common.map((pair) => pair[which].matrix);
      return Array.from({ length: v.sizes[sector] }, (_, place) => {
        const index = v.offsets[sector] + place;
        const frequencies = middle.map((e) => basis.frequency(e, index));
        return { index, sector, place, frequencies, column: columnOf(matrices, place) };
      });
    };
    this.#left = levels(left, 0);
    this.#right = left === right ? this.#left : levels(right, 1);
    this.#upper = shift.block(left, right);
    this.#lower = shift.block(right, left);
  }

  /** Fills the block, by a quadrature that all pairs share where the bath has one, pair by pair otherwise. */
  fill(quadrature: ShiftQuadrature | undefined): void {
    const own = this.#left === this.#right;
    for (const a of this.#left) {
      for (const c of this.#right) {
        if (own && c.place < a.place) continue;
        const degenerate = this.#basis.frequency(a.index, c.index) === 0;
        if (degenerate) this.#addDegenerate(a, c);
        else if (quadrature === undefined) this.#addPair(a, c);
      }
    }
    if (quadrature === undefined) return;
    for (const a of this.#left) this.#addFrom(a, this.#right, quadrature);
    if (!own) for (const c of this.#right) this.#addFrom(c, this.#left, quadrature);
  }

  /** The parts of all pairs that are found from `level`: their poles are counted from its energy. */
  #addFrom(level: Level, others: readonly Level[], { sides, between, finite }: ShiftQuadrature): void {
    const { index: own, frequencies } = level;
    for (const side of sides) {
      const { direction, edge } = side.mesh;
      const gapTo = ({ index }: Level): number => direction * this.#basis.frequency(own, index);
      const there = others.filter((other) => gapTo(other) > 0);
      const poles = frequencies.map((frequency) => direction * (frequency - edge));
      if (!finite && poles.includes(0)) for (const other of there) this.#addPair(...this.#pair(level, other));
      else this.#addAll(level, there, direction, side.principalValues(Float64Array.from(there, gapTo), poles));
    }
    if (between === undefined) return;
    const { edge } = between.near;
    const gapTo = ({ index }: Level): number => this.#basis.frequency(own, index);
    const below = others.filter((other) => gapTo(other) > 0);
    const poles = frequencies.map((frequency) => edge - frequency);
    const mirrored = below.map((other) => other.frequencies.map((frequency) => frequency - edge));
    this.#addAll(level, below, -1, between.principalValues(Float64Array.from(below, gapTo), poles, mirrored));
  }

  /** Adds sign F / 2 pi to the pairs of a level with others, F given for each of them (rows) and every e (columns). */
  #addAll(level: Level, others: readonly Level[], sign: 1 | -1, values: Float64Array): void {
    const scale = sign / (2 * Math.PI);
    others.forEach((other, row) => {
      const at = row * level.frequencies.length;
      this.#add(...this.#pair(level, other), (e) => scale * values[at + e]);
    });
  }

  /** Two levels, one of each sector, that of `left` first. */
  #pair(level: Level, other: Level): [Level, Level] {
    return level.sector === this.#left[0].sector ? [level, other] : [other, level];
  }

  #addPair(a: Level, c: Level): void {
    const { frequencies } = a;
    let kernel: ((energy: number) => number) | undefined;
    this.#add(a, c, (e) => {
      kernel ??= productKernel(this.#channel, this.#basis.frequency(a.index, c.index));
      return kernel(frequencies[e]);
    });
  }

  #addDegenerate(a: Level, c: Level): void {
    const { frequencies } = a;
    const kernel = diagonalKernel(this.#channel);
    this.#add(a, c, (e) => kernel(frequencies[e]));
  }

  /** H_ac += sum_e conj(v_ea) v_ec F(e) / 2 pi, and H_ca; F is asked for only where it counts, for it may be infinite. */
  #add(a: Level, c: Level, transform: (e: number) => number): void {
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
    addTo(this.#upper, a.place, c.place, re, im);
    if (a !== c) addTo(this.#lower, c.place, a.place, re, -im);
  }
}

function addTo({ cols, data }: ComplexMatrix, row: number, col: number, re: number, im: number): void {
  data[2 * (row * cols + col)] += re;
  data[2 * (row * cols + col) + 1] += im;
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
