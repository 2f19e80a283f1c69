import type { BlockMatrix, ComplexMatrix } from "@openbath/linalg";
import type { EnergyEquation } from "./energy-equation.ts";
import { SteadyStateError } from "./errors.ts";
import { HermitianUnknowns } from "./hermitian-unknowns.ts";

/**
 * L[rho] = 0 with Tr rho = 1, written so that every order in epsilon is of order one.
 *
 * Rows are divided by the size s of the dissipator, and a coherence that oscillates with frequency w is written as
 * rho_ab = c x_ab, c = min(1, s / |w|): in a steady state such a coherence is smaller than a population by just that
 * (paper 000, S15). Solving for x keeps the currents of order epsilon^4, which sit in the imaginary parts of the
 * coherences, apart from the populations of order one. The trace condition enters as a rank-one addition,
 * (1/d) (sum of the populations), to the rows of the populations: since L preserves the trace, a solution of
 *
 *   F x + (1/d) u Tr x = (1/d) u,     u = (1, ..., 1) on the populations,
 *
 * has trace one exactly, and no row had to be chosen and dropped.
 */
export class ScaledEquation {
  readonly equation: EnergyEquation;
  readonly unknowns: HermitianUnknowns;
  /** s. */
  readonly scale: number;
  /** c, for every real unknown. */
  readonly factors: Float64Array;
  /** E_a - E_b, for every coherence. */
  readonly frequencies: Float64Array;
  readonly #rho: BlockMatrix;
  readonly #image: BlockMatrix;

  /** @throws SteadyStateError when the dissipator is not finite */
  constructor(equation: EnergyEquation) {
    if (!Number.isFinite(equation.dissipatorSize)) {
      throw new SteadyStateError(
        `the dissipator of ${equation.name} has entries that are not finite: a bath's transform W(E) diverges at one of the system's frequencies, as that of a boson bath does at E = mu when mu is at the edge of its band`,
      );
    }
    this.equation = equation;
    this.#rho = equation.pattern();
    this.#image = equation.pattern();
    this.unknowns = new HermitianUnknowns(this.#rho);
    const { size, dimension, coherences, rows, cols } = this.unknowns;
    this.scale = equation.dissipatorSize;
    this.factors = new Float64Array(size).fill(1);
    this.frequencies = new Float64Array(coherences);
    for (let m = 0; m < coherences; m++) {
      const w = equation.frequency(rows[m], cols[m]);
      this.frequencies[m] = w;
      const c = Math.abs(w) > this.scale ? this.scale / Math.abs(w) : 1;
      this.factors[dimension + 2 * m] = c;
      this.factors[dimension + 2 * m + 1] = c;
    }
  }

  get size(): number {
    return this.unknowns.size;
  }

  /** y <- D of x / s, the part of F that the baths make. */
  applyDissipator(x: Float64Array, y: Float64Array): void {
    const { unknowns, factors, scale } = this;
    unknowns.unpack(x, factors, this.#rho);
    this.equation.dissipate(this.#rho, this.#image);
    unknowns.pack(this.#image, y);
    const inverse = scale === 0 ? 0 : 1 / scale;
    for (let k = 0; k < y.length; k++) y[k] *= inverse;
  }

  /** y <- F x, without the trace condition. */
  applyHomogeneous(x: Float64Array, y: Float64Array): void {
    const { unknowns, factors, frequencies, scale } = this;
    this.applyDissipator(x, y);
    if (scale === 0) return;
    for (let m = 0, k = unknowns.dimension; m < frequencies.length; m++, k += 2) {
      const w = (frequencies[m] * factors[k]) / scale;
      y[k] += w * x[k + 1];
      y[k + 1] -= w * x[k];
    }
  }

  /** y <- F x + (1/d) u Tr x. */
  apply(x: Float64Array, y: Float64Array): void {
    this.applyHomogeneous(x, y);
    const d = this.unknowns.dimension;
    const share = this.trace(x) / d;
    for (let a = 0; a < d; a++) y[a] += share;
  }

  /** (1/d) u. */
  rightHandSide(): Float64Array {
    const b = new Float64Array(this.size);
    b.fill(1 / this.unknowns.dimension, 0, this.unknowns.dimension);
    return b;
  }

  trace(x: Float64Array): number {
    let sum = 0;
    for (let a = 0; a < this.unknowns.dimension; a++) sum += x[a];
    return sum;
  }

  /**
   * x of a density matrix in the product basis, as far as it is Hermitian and on the pattern.
   * @throws RangeError when it has another dimension or entries that are not finite
   */
  unknownsOf(rho: ComplexMatrix): Float64Array {
    const d = this.unknowns.dimension;
    if (rho.rows !== d || rho.cols !== d || !rho.data.every(Number.isFinite)) {
      throw new RangeError(
        `start: expected a ${d} x ${d} density matrix of finite entries, got ${rho.rows} x ${rho.cols}${rho.rows === d && rho.cols === d ? " with entries that are not finite" : ""}`,
      );
    }
    const x = new Float64Array(this.size);
    this.unknowns.pack(this.equation.toEnergy(rho), x);
    for (let k = 0; k < x.length; k++) x[k] /= this.factors[k];
    return x;
  }

  /** The density matrix of x, divided by its trace. */
  density(x: Float64Array): BlockMatrix {
    const rho = this.equation.pattern();
    const normalised = x.slice();
    const trace = this.trace(x);
    for (let k = 0; k < normalised.length; k++) normalised[k] /= trace;
    this.unknowns.unpack(normalised, this.factors, rho);
    return rho;
  }

  /** Largest entry of L[rho], in units of the dissipator's size s, for the density matrix of x. */
  residual(x: Float64Array): number {
    const y = new Float64Array(this.size);
    this.applyHomogeneous(x, y);
    let largest = 0;
    for (let k = 0; k < y.length; k++) if (!(Math.abs(y[k]) <= largest)) largest = Math.abs(y[k]);
    return largest / Math.abs(this.trace(x));
  }
}
