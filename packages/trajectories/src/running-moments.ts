/** Number, mean and sum of squared deviations of a sample of vectors: plain data. */
export interface SampleMoments {
  readonly count: number;
  readonly mean: Float64Array;
  readonly squares: Float64Array;
}

/**
 * Mean and variance of a sample of vectors that comes in piece by piece (Welford), and of two samples put together (Chan, Golub,
 * LeVeque), without cancellation. The result depends on the order of the pieces in its last bits: keep it fixed.
 */
export class RunningMoments {
  #count = 0;
  readonly #mean: Float64Array;
  readonly #squares: Float64Array;

  constructor(length: number) {
    this.#mean = new Float64Array(length);
    this.#squares = new Float64Array(length);
  }

  get count(): number {
    return this.#count;
  }

  get mean(): Float64Array {
    return this.#mean;
  }

  add(sample: Float64Array): void {
    this.#count++;
    for (let k = 0; k < sample.length; k++) {
      const difference = sample[k] - this.#mean[k];
      this.#mean[k] += difference / this.#count;
      this.#squares[k] += difference * (sample[k] - this.#mean[k]);
    }
  }

  merge(other: SampleMoments): void {
    if (other.count === 0) return;
    const count = this.#count + other.count;
    for (let k = 0; k < this.#mean.length; k++) {
      const difference = other.mean[k] - this.#mean[k];
      this.#mean[k] += (difference * other.count) / count;
      this.#squares[k] += other.squares[k] + ((difference * difference * this.#count) / count) * other.count;
    }
    this.#count = count;
  }

  /** The standard error of the mean of component k; NaN for fewer than two samples. */
  standardError(k: number): number {
    return this.#count < 2 ? Number.NaN : Math.sqrt(this.#squares[k] / (this.#count - 1) / this.#count);
  }

  snapshot(): SampleMoments {
    // + 0 makes a negative zero an ordinary one, as it comes back from text
    return { count: this.#count, mean: this.#mean.map((x) => x + 0), squares: this.#squares.map((x) => x + 0) };
  }
}
