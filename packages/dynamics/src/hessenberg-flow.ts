import type { Arnoldi } from "./arnoldi.ts";

/**
 * c(s) = e^{s G} e_1 in a Krylov space of dimension m, followed along s. G is H_m with two rows below it,
 *
 *   G = [ H_m, 0, 0 ; h_(m+1,m) e_m^T, 0, 0 ; 0, |M v_(m+1)|, 0 ],
 *
 * so that c_(m+1) is the coefficient of v_(m+1), a free correction, and c_(m+2) the size of the first term left out
 * (Saad 1992; Sidje 1998). Taylor steps no longer than 1/|G| keep every c(s) at hand at the cost of a few m^2.
 */
export class HessenbergFlow {
  /** The coefficients of the basis vectors, the correction, and the error term. */
  readonly c: Float64Array;
  readonly #trial: Float64Array;
  readonly #term: Float64Array;
  readonly #image: Float64Array;
  readonly #space: Arnoldi;
  /** The longest step that one Taylor sum is used for. */
  readonly longest: number;

  constructor(space: Arnoldi) {
    const size = space.dimension + 2;
    this.#space = space;
    this.c = new Float64Array(size);
    this.c[0] = 1;
    this.#trial = new Float64Array(size);
    this.#term = new Float64Array(size);
    this.#image = new Float64Array(size);
    let largest = Number.MIN_VALUE;
    for (let j = 0; j < space.dimension; j++) {
      let sum = 0;
      for (let i = 0; i <= j + 1; i++) sum += Math.abs(space.h[i * space.capacity + j]);
      largest = Math.max(largest, sum);
    }
    this.longest = Math.min(Number.MAX_VALUE, 1 / largest);
  }

  /** Follows c over ds <= longest, kept only when `accept` says so of the error and the norm there (both without beta). */
  advance(ds: number, accept: (error: number, norm: number) => boolean): boolean {
    const [sum, term, image] = [this.#trial, this.#term, this.#image];
    sum.set(this.c);
    term.set(this.c);
    for (let k = 1; k < 60; k++) {
      this.#multiply(term, image);
      let size = 0;
      let total = 0;
      for (let i = 0; i < sum.length; i++) {
        term[i] = (image[i] * ds) / k;
        sum[i] += term[i];
        size += Math.abs(term[i]);
        total += Math.abs(sum[i]);
      }
      if (size <= 1e-18 * total) break;
    }
    if (!accept(this.#space.invariant ? 0 : estimate(sum), this.#norm(sum))) return false;
    this.c.set(sum);
    return true;
  }

  #norm(c: Float64Array): number {
    let square = 0;
    for (let i = 0; i < c.length - 1; i++) square += c[i] * c[i];
    return Math.sqrt(square);
  }

  #multiply(x: Float64Array, y: Float64Array): void {
    const { h, capacity, dimension: m, invariant, nextNorm } = this.#space;
    for (let i = 0; i <= m; i++) {
      let sum = 0;
      if (i < m || !invariant) {
        const row = i * capacity;
        for (let j = i === 0 ? 0 : i - 1; j < m; j++) sum += h[row + j] * x[j];
      }
      y[i] = sum;
    }
    y[m + 1] = invariant ? 0 : nextNorm * x[m];
  }
}

/** What the two terms after the space say about all that follow, as in Expokit. */
function estimate(c: Float64Array): number {
  const p = Math.abs(c[c.length - 2]);
  const q = Math.abs(c[c.length - 1]);
  if (p > 10 * q) return q;
  return p > q ? (p * q) / (p - q) : Math.max(p, q);
}
