import type { RealMap } from "./propagator.ts";
import { dot, norm } from "./real-equation.ts";

/**
 * An orthonormal basis of span(x, M x, M^2 x, ...) and M in it, the upper Hessenberg matrix H with
 * M V_m = V_m H_m + h_(m+1,m) v_(m+1) e_m^T.
 */
export class Arnoldi {
  /** m, the vectors of the space. */
  dimension = 0;
  /** Whether M maps the space into itself: nothing is then left out. */
  invariant = false;
  /** Norm of the vector the space was started with. */
  beta = 0;
  /** |M v_(m+1)|, what the first neglected term is measured by. */
  nextNorm = 0;
  applications = 0;
  readonly capacity: number;
  /** (capacity + 1) x capacity, row-major. */
  readonly h: Float64Array;
  readonly #map: RealMap;
  readonly #basis: Float64Array[] = [];
  readonly #length: number;

  constructor(map: RealMap, length: number, capacity: number) {
    this.#map = map;
    this.#length = length;
    this.capacity = capacity;
    this.h = new Float64Array((capacity + 1) * capacity);
  }

  /**
   * Builds the space from x. `enough` is asked now and then, when the space has m vectors, a vector after them and the
   * norm of the image of that: true ends the work there.
   */
  build(x: Float64Array, enough: () => boolean): void {
    this.h.fill(0);
    this.dimension = 0;
    this.invariant = false;
    this.beta = norm(x);
    const first = this.#vector(0);
    for (let i = 0; i < x.length; i++) first[i] = x[i] / this.beta;
    for (let k = 0; ; k++) {
      const w = this.#vector(k + 1);
      this.#map(this.#basis[k], w);
      this.applications++;
      this.nextNorm = norm(w);
      if (k === this.capacity || (k > 0 && k % 5 === 0 && enough())) return;
      const below = this.#orthogonalize(k, w);
      this.dimension = k + 1;
      if (below === 0) {
        this.invariant = true;
        return;
      }
      this.h[(k + 1) * this.capacity + k] = below;
      for (let i = 0; i < w.length; i++) w[i] /= below;
    }
  }

  /** x <- sum of the basis vectors with the given coefficients, `beta` included. */
  combine(coefficients: Float64Array, count: number, x: Float64Array): void {
    x.fill(0);
    for (let k = 0; k < count; k++) {
      const v = this.#basis[k];
      const c = this.beta * coefficients[k];
      for (let i = 0; i < x.length; i++) x[i] += c * v[i];
    }
  }

  /**
   * Gram-Schmidt against the first k + 1 vectors, a second time when the first took most of w away. Returns the norm of what
   * is left of w, 0 when that is rounding noise.
   */
  #orthogonalize(k: number, w: Float64Array): number {
    const before = this.nextNorm;
    let left = before;
    for (let pass = 0; pass < 2; pass++) {
      for (let i = 0; i <= k; i++) {
        const v = this.#basis[i];
        const c = dot(v, w);
        this.h[i * this.capacity + k] += c;
        for (let j = 0; j < w.length; j++) w[j] -= c * v[j];
      }
      const now = norm(w);
      if (now <= 8 * Number.EPSILON * before) return 0;
      if (now > 0.5 * left) return now;
      left = now;
    }
    return left;
  }

  #vector(k: number): Float64Array {
    if (this.#basis.length <= k) this.#basis.push(new Float64Array(this.#length));
    return this.#basis[k];
  }
}
