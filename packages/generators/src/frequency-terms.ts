import { BlockMatrix } from "@openbath/linalg";
import type { BlockSuperoperator } from "./block-superoperator.ts";

/** The matrix elements of one channel, sorted by Bohr frequency, each with the range of partners it interferes with. */
export interface Transitions {
  /** Global indices: element t is the transition c[t] -> a[t]. */
  readonly a: Int32Array;
  readonly c: Int32Array;
  /** E_a - E_c, ascending. */
  readonly frequency: Float64Array;
  /** Interleaved v_ac and u_ac = W v_ac. */
  readonly v: Float64Array;
  readonly u: Float64Array;
  /** Partners of t are the transitions first[t] .. last[t] - 1; partnership is mutual. */
  readonly first: Int32Array;
  readonly last: Int32Array;
}

/**
 * A dissipator in which only transitions of (nearly) equal frequency interfere:
 *
 *   half[rho]_ab = sum_{t = (a,c), s = (b,d) partners} u_t conj(v_s) rho_cd - (K rho)_ab,
 *   K_ab = sum_{t = (e,b), s = (e,a) partners} conj(v_s) u_t.
 *
 * The full secular approximation (partners = same Bohr frequency) and its partial version are both of this form.
 */
export class FrequencyTerms implements BlockSuperoperator {
  readonly drift: BlockMatrix;
  readonly channels: readonly Transitions[];
  readonly #sectorOf: Int32Array;

  constructor(channels: readonly Transitions[], sizes: readonly number[]) {
    this.channels = channels;
    this.drift = new BlockMatrix(sizes);
    this.#sectorOf = new Int32Array(this.drift.dimension);
    sizes.forEach((_, s) => {
      this.#sectorOf.fill(s, this.drift.offsets[s], this.drift.offsets[s + 1]);
    });
    for (const { a, c, u, v, first, last } of channels) {
      for (let t = 0; t < a.length; t++) {
        for (let s = first[t]; s < last[t]; s++) {
          if (a[s] !== a[t]) continue;
          const re = u[2 * t] * v[2 * s] + u[2 * t + 1] * v[2 * s + 1];
          const im = u[2 * t + 1] * v[2 * s] - u[2 * t] * v[2 * s + 1];
          this.#add(this.drift, c[s], c[t], re, im);
        }
      }
    }
  }

  addHalf(rho: BlockMatrix, out: BlockMatrix): void {
    const x = new Float64Array(2);
    for (const { a, c, u, v, first, last } of this.channels) {
      for (let t = 0; t < a.length; t++) {
        for (let s = first[t]; s < last[t]; s++) {
          if (!this.#read(rho, c[t], c[s], x)) continue;
          const re = u[2 * t] * v[2 * s] + u[2 * t + 1] * v[2 * s + 1];
          const im = u[2 * t + 1] * v[2 * s] - u[2 * t] * v[2 * s + 1];
          this.#add(out, a[t], a[s], re * x[0] - im * x[1], re * x[1] + im * x[0]);
        }
      }
    }
    this.#addDrift(rho, out, false);
  }

  addAdjointHalf(operator: BlockMatrix, out: BlockMatrix): void {
    const x = new Float64Array(2);
    for (const { a, c, u, v, first, last } of this.channels) {
      for (let t = 0; t < a.length; t++) {
        for (let s = first[t]; s < last[t]; s++) {
          if (!this.#read(operator, a[t], a[s], x)) continue;
          const re = u[2 * t] * v[2 * s] + u[2 * t + 1] * v[2 * s + 1];
          const im = u[2 * t] * v[2 * s + 1] - u[2 * t + 1] * v[2 * s];
          this.#add(out, c[t], c[s], re * x[0] - im * x[1], re * x[1] + im * x[0]);
        }
      }
    }
    this.#addDrift(operator, out, true);
  }

  addHalfElement(a: number, b: number, c: number, d: number, out: Float64Array): void {
    for (const channel of this.channels) {
      const t = this.#find(channel, a, c);
      const s = this.#find(channel, b, d);
      if (t < 0 || s < channel.first[t] || s >= channel.last[t]) continue;
      const { u, v } = channel;
      out[0] += u[2 * t] * v[2 * s] + u[2 * t + 1] * v[2 * s + 1];
      out[1] += u[2 * t + 1] * v[2 * s] - u[2 * t] * v[2 * s + 1];
    }
    const x = new Float64Array(2);
    if (b === d && this.#read(this.drift, a, c, x)) {
      out[0] -= x[0];
      out[1] -= x[1];
    }
  }

  /** out -= K rho, or with the adjoint K^dag rho; K is sparse, so entry by entry. */
  #addDrift(rho: BlockMatrix, out: BlockMatrix, adjoint: boolean): void {
    for (const { row, col, matrix } of this.drift.blocks()) {
      for (let i = 0; i < matrix.rows; i++) {
        for (let j = 0; j < matrix.cols; j++) {
          const re = matrix.data[2 * (i * matrix.cols + j)];
          const im = matrix.data[2 * (i * matrix.cols + j) + 1];
          if (re === 0 && im === 0) continue;
          const from = adjoint ? row : col;
          const to = adjoint ? col : row;
          const source = adjoint ? i : j;
          const target = adjoint ? j : i;
          const sign = adjoint ? -1 : 1;
          for (const block of rho.byRow[from]) {
            const into = out.block(to, block.col).data;
            let p = 2 * source * block.matrix.cols;
            let q = 2 * target * block.matrix.cols;
            const data = block.matrix.data;
            for (let k = 0; k < block.matrix.cols; k++, p += 2, q += 2) {
              into[q] -= re * data[p] - sign * im * data[p + 1];
              into[q + 1] -= re * data[p + 1] + sign * im * data[p];
            }
          }
        }
      }
    }
  }

  /** The place of transition c -> a in the frequency-sorted list, or -1. */
  #find(channel: Transitions, a: number, c: number): number {
    const index = this.#index(channel);
    return index.get(a * this.#sectorOf.length + c) ?? -1;
  }

  readonly #indices = new Map<Transitions, Map<number, number>>();

  #index(channel: Transitions): Map<number, number> {
    let index = this.#indices.get(channel);
    if (index === undefined) {
      index = new Map();
      for (let t = 0; t < channel.a.length; t++) index.set(channel.a[t] * this.#sectorOf.length + channel.c[t], t);
      this.#indices.set(channel, index);
    }
    return index;
  }

  #read(matrix: BlockMatrix, i: number, j: number, out: Float64Array): boolean {
    const block = matrix.find(this.#sectorOf[i], this.#sectorOf[j]);
    if (block === undefined) return false;
    const { offsets } = matrix;
    const at = 2 * ((i - offsets[this.#sectorOf[i]]) * block.cols + j - offsets[this.#sectorOf[j]]);
    out[0] = block.data[at];
    out[1] = block.data[at + 1];
    return out[0] !== 0 || out[1] !== 0;
  }

  #add(matrix: BlockMatrix, i: number, j: number, re: number, im: number): void {
    const row = this.#sectorOf[i];
    const col = this.#sectorOf[j];
    const block = matrix.block(row, col);
    const at = 2 * ((i - matrix.offsets[row]) * block.cols + j - matrix.offsets[col]);
    block.data[at] += re;
    block.data[at + 1] += im;
  }
}
