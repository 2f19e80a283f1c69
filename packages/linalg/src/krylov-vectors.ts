/**
 * Inner products and updates of long vectors, complex interleaved or plain real: the part of every Krylov method that
 * touches the vectors. Complex sums are left in `lastDot` to spare an object per call.
 */
export interface VectorSpace {
  /** lastDot = x^dagger y. */
  dot(x: Float64Array, y: Float64Array): void;
  /** y += (re + i im) x. */
  addScaled(y: Float64Array, re: number, im: number, x: Float64Array): void;
}

/** Real and imaginary part of the inner product computed last. */
export const lastDot = { re: 0, im: 0 };

export const realVectors: VectorSpace = {
  dot(x, y) {
    let sum = 0;
    for (let i = 0; i < x.length; i++) sum += x[i] * y[i];
    lastDot.re = sum;
    lastDot.im = 0;
  },
  addScaled(y, re, _im, x) {
    for (let i = 0; i < y.length; i++) y[i] += re * x[i];
  },
};

export const complexVectors: VectorSpace = {
  dot(x, y) {
    let re = 0;
    let im = 0;
    for (let i = 0; i < x.length; i += 2) {
      re += x[i] * y[i] + x[i + 1] * y[i + 1];
      im += x[i] * y[i + 1] - x[i + 1] * y[i];
    }
    lastDot.re = re;
    lastDot.im = im;
  },
  addScaled(y, re, im, x) {
    for (let i = 0; i < y.length; i += 2) {
      y[i] += re * x[i] - im * x[i + 1];
      y[i + 1] += re * x[i + 1] + im * x[i];
    }
  },
};
