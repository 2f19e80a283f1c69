import { ComplexMatrix, type Eigen, eig, type LuFactors, lu, multiply, subtract } from "@openbath/linalg";
import { DynamicsError } from "./errors.ts";
import { explicitMatrix } from "./explicit-matrix.ts";
import type { Arrival, Propagator, RealMap } from "./propagator.ts";
import { norm } from "./real-equation.ts";

/**
 * x(t) = sum_k e^{l_k t} v_k (V^-1 x)_k with the eigenvectors of M. Every time costs the same, however far away; the
 * price is the decomposition, O(size^3), and that the eigenvectors be well conditioned.
 */
export class SpectralPropagator implements Propagator {
  readonly method = "spectral";
  readonly applications: number;
  steps = 0;
  error = 0;
  /** Estimate of |V| |V^-1|: errors of the decomposition are enlarged by it. */
  readonly condition: number;
  readonly #eigen: Eigen;
  readonly #factors: LuFactors;
  readonly #size: number;

  /**
   * @throws DynamicsError when the matrix is too large, or its eigenvectors are so nearly dependent (an exceptional
   *   point) that rounding alone exceeds the tolerance
   */
  constructor(map: RealMap, size: number, tolerance: number) {
    const matrix = explicitMatrix(map, size, "the spectral route");
    this.applications = size;
    this.#size = size;
    this.#eigen = eig(matrix);
    this.#factors = lu(this.#eigen.vectors);
    this.condition = this.#factors.singularColumn < 0 ? 1 / this.#factors.reciprocalCondition : Infinity;
    if (!(this.condition * Number.EPSILON < tolerance)) {
      throw new DynamicsError(
        `the eigenvectors of the generator have the condition number ${this.condition.toExponential(1)} (an exceptional ` +
          `point is near), too large for the tolerance ${tolerance}: use method "krylov"`,
      );
    }
    const { vectors, values } = this.#eigen;
    const turned = vectors.clone();
    for (let k = 0; k < size; k++) {
      for (let at = 2 * k; at < turned.data.length; at += 2 * size) {
        const [re, im] = [turned.data[at], turned.data[at + 1]];
        turned.data[at] = re * values[2 * k] - im * values[2 * k + 1];
        turned.data[at + 1] = re * values[2 * k + 1] + im * values[2 * k];
      }
    }
    this.#residual = norm(subtract(multiply(matrix, vectors), turned).data);
  }

  /** |M V - V Lambda|, Frobenius norm. */
  readonly #residual: number;

  *run(start: Float64Array, from: number, times: readonly number[]): Generator<Arrival, void> {
    const n = this.#size;
    const coefficients = ComplexMatrix.zeros(n, 1);
    for (let i = 0; i < n; i++) coefficients.data[2 * i] = start[i];
    this.#factors.solveInPlace(coefficients.data);
    const { values, vectors } = this.#eigen;
    const x = new Float64Array(n);
    const phases = new Float64Array(2 * n);
    for (const [index, t] of times.entries()) {
      for (let k = 0; k < n; k++) {
        const growth = Math.exp(values[2 * k] * (t - from));
        const re = growth * Math.cos(values[2 * k + 1] * (t - from));
        const im = growth * Math.sin(values[2 * k + 1] * (t - from));
        const [a, b] = [coefficients.data[2 * k], coefficients.data[2 * k + 1]];
        phases[2 * k] = re * a - im * b;
        phases[2 * k + 1] = re * b + im * a;
      }
      for (let i = 0; i < n; i++) {
        const row = 2 * i * n;
        let sum = 0;
        for (let k = 0; k < 2 * n; k += 2) {
          sum += vectors.data[row + k] * phases[k] - vectors.data[row + k + 1] * phases[k + 1];
        }
        x[i] = sum;
      }
      this.steps++;
      const rounding = Number.EPSILON * Math.sqrt(n);
      this.error = Math.max(this.error, this.condition * (this.#residual * (t - from) + rounding) * norm(x));
      yield { t, index, x };
    }
  }
}
