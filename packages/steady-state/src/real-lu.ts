import { luReal, type RealLuFactors } from "@openbath/linalg";

/** linalg's real LU factorisation with an estimate of the condition, which decides whether a null space is degenerate. */
export class RealLu {
  readonly #lu: RealLuFactors;
  readonly #norm: number;

  /** @throws RangeError when data does not hold size^2 finite numbers */
  constructor(data: Float64Array, size: number) {
    this.#lu = luReal(size, data);
    this.#norm = oneNorm(data, size);
  }

  /** x <- A^-1 x. @throws SingularMatrixError when A is exactly singular */
  solveInPlace(x: Float64Array): void {
    this.#lu.solveInPlace(x);
  }

  /** x <- A^-T x. */
  solveTransposedInPlace(x: Float64Array): void {
    const { size: n, factors, pivots } = this.#lu;
    for (let i = 0; i < n; i++) {
      const value = x[i] / factors[i * n + i];
      x[i] = value;
      for (let j = i + 1, at = i * n + i + 1; j < n; j++, at++) x[j] -= factors[at] * value;
    }
    for (let i = n - 1; i > 0; i--) {
      const value = x[i];
      for (let j = 0, at = i * n; j < i; j++, at++) x[j] -= factors[at] * value;
    }
    for (let k = n - 1; k >= 0; k--) {
      const value = x[k];
      x[k] = x[pivots[k]];
      x[pivots[k]] = value;
    }
  }

  /** An estimate (Hager 1984), rarely off by more than 3, of 1 / (|A|_1 |A^-1|_1); 0 for a singular matrix. */
  reciprocalCondition(): number {
    const n = this.#lu.size;
    if (this.#lu.singularColumn >= 0 || n === 0) return 0;
    const x = new Float64Array(n).fill(1 / n);
    let inverseNorm = 0;
    for (let round = 0; round < 5; round++) {
      this.#lu.solveInPlace(x);
      const norm = x.reduce((sum, value) => sum + Math.abs(value), 0);
      if (norm <= inverseNorm) break;
      inverseNorm = norm;
      for (let k = 0; k < n; k++) x[k] = x[k] >= 0 ? 1 : -1;
      this.solveTransposedInPlace(x);
      let best = 0;
      for (let k = 1; k < n; k++) if (Math.abs(x[k]) > Math.abs(x[best])) best = k;
      x.fill(0);
      x[best] = 1;
    }
    return 1 / (this.#norm * inverseNorm);
  }
}

function oneNorm(data: Float64Array, n: number): number {
  const sums = new Float64Array(n);
  for (let at = 0, j = 0; at < data.length; at++, j = j + 1 === n ? 0 : j + 1) sums[j] += Math.abs(data[at]);
  return sums.reduce((largest, sum) => Math.max(largest, sum), 0);
}
