import { modulus } from "./norms.ts";

/**
 * min_y |norm e_1 - H y| for an upper Hessenberg H that grows by a column at a time, by complex Givens rotations. The
 * norm of the residual is known after every column at no cost.
 */
export class HessenbergLeastSquares {
  /** The largest number of columns. */
  readonly capacity: number;
  readonly #columns: Float64Array[] = [];
  readonly #rightSide: Float64Array;
  readonly #cosines: Float64Array;
  readonly #sines: Float64Array;

  constructor(capacity: number) {
    this.capacity = capacity;
    this.#rightSide = new Float64Array(2 * (capacity + 1));
    this.#cosines = new Float64Array(capacity);
    this.#sines = new Float64Array(2 * capacity);
  }

  /** Begins again with the right-hand side norm e_1. */
  start(norm: number): void {
    this.#rightSide.fill(0);
    this.#rightSide[0] = norm;
  }

  /** The cleared place for the coefficients h_0k .. h_kk (interleaved) of column k. */
  column(k: number): Float64Array {
    if (this.#columns.length <= k) this.#columns.push(new Float64Array(2 * (k + 2)));
    return this.#columns[k].fill(0);
  }

  /** Takes column k with its last entry h_{k+1,k} = `below` >= 0; returns the norm of the residual. */
  append(k: number, below: number): number {
    const h = this.#columns[k];
    for (let i = 0; i < k; i++) rotate(h, i, this.#cosines[i], this.#sines[2 * i], this.#sines[2 * i + 1]);
    const re = h[2 * k];
    const im = h[2 * k + 1];
    const size = modulus(re, im);
    const norm = modulus(size, below);
    // c real, s = conj(phase of h_kk) below / norm: (c, conj(s); -s, c) (h_kk, below)^T = (phase norm, 0)^T
    const c = norm === 0 ? 1 : size / norm;
    const phaseRe = size === 0 ? 1 : re / size;
    const phaseIm = size === 0 ? 0 : im / size;
    const s = norm === 0 ? 0 : below / norm;
    this.#cosines[k] = c;
    this.#sines[2 * k] = s * phaseRe;
    this.#sines[2 * k + 1] = -s * phaseIm;
    h[2 * k] = phaseRe * norm;
    h[2 * k + 1] = phaseIm * norm;
    h[2 * k + 2] = 0;
    rotate(this.#rightSide, k, c, this.#sines[2 * k], this.#sines[2 * k + 1]);
    return modulus(this.#rightSide[2 * k + 2], this.#rightSide[2 * k + 3]);
  }

  /** The first `count` coefficients y, interleaved. A direction in which H is singular is left out. */
  solution(count: number): Float64Array {
    const y = this.#rightSide.slice(0, 2 * count);
    let largest = 0;
    for (let k = 0; k < count; k++) {
      largest = Math.max(largest, modulus(this.#columns[k][2 * k], this.#columns[k][2 * k + 1]));
    }
    for (let k = count - 1; k >= 0; k--) {
      const h = this.#columns[k];
      const size = modulus(h[2 * k], h[2 * k + 1]);
      const phaseRe = h[2 * k] / size;
      const phaseIm = -h[2 * k + 1] / size;
      const singular = !(size > 1e-15 * largest);
      const re = singular ? 0 : (y[2 * k] * phaseRe - y[2 * k + 1] * phaseIm) / size;
      const im = singular ? 0 : (y[2 * k] * phaseIm + y[2 * k + 1] * phaseRe) / size;
      y[2 * k] = re;
      y[2 * k + 1] = im;
      for (let i = 0; i < k; i++) {
        y[2 * i] -= h[2 * i] * re - h[2 * i + 1] * im;
        y[2 * i + 1] -= h[2 * i] * im + h[2 * i + 1] * re;
      }
    }
    return y;
  }
}

/** (x_i, x_{i+1}) -> (c x_i + conj(s) x_{i+1}, -s x_i + c x_{i+1}). */
function rotate(x: Float64Array, i: number, c: number, sRe: number, sIm: number): void {
  const p = 2 * i;
  const xr = x[p];
  const xi = x[p + 1];
  const yr = x[p + 2];
  const yi = x[p + 3];
  x[p] = c * xr + sRe * yr + sIm * yi;
  x[p + 1] = c * xi + sRe * yi - sIm * yr;
  x[p + 2] = c * yr - sRe * xr + sIm * xi;
  x[p + 3] = c * yi - sRe * xi - sIm * xr;
}
