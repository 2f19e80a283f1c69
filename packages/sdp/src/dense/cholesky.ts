import { addProductTransposed } from "./add-product-transposed.ts";

const PANEL = 48;

/**
 * A = L L^T for a real symmetric matrix, n x n row-major at `offset` with row distance `stride`, lower triangle read, in place.
 * A pivot that is not larger than `smallest[j]` is replaced by a huge one, which drops its direction (the rank-deficient case of
 * an interior-point method near the optimum). Left-looking by panels. Returns how many pivots were replaced.
 */
export function choleskyInPlace(
  data: Float64Array,
  n: number,
  offset: number,
  stride: number,
  smallest: Float64Array,
): number {
  let replaced = 0;
  for (let j0 = 0; j0 < n; j0 += PANEL) {
    const width = Math.min(PANEL, n - j0);
    const top = offset + j0 * stride;
    const panel = { data, offset: top, stride };
    addProductTransposed({ data, offset: top + j0, stride }, panel, panel, n - j0, width, j0, -1);
    for (let j = j0; j < j0 + width; j++) {
      const rowJ = offset + j * stride;
      let pivot = data[rowJ + j];
      for (let k = j0; k < j; k++) pivot -= data[rowJ + k] ** 2;
      if (!(pivot > smallest[j])) {
        pivot = 1e128;
        replaced++;
      }
      const root = Math.sqrt(pivot);
      data[rowJ + j] = root;
      const inverse = 1 / root;
      for (let i = j + 1; i < n; i++) {
        const rowI = offset + i * stride;
        let sum = data[rowI + j];
        for (let k = j0; k < j; k++) sum -= data[rowI + k] * data[rowJ + k];
        data[rowI + j] = sum * inverse;
      }
    }
  }
  return replaced;
}

/** x <- L^-1 x, then x <- L^-T x, for L as `choleskyInPlace` leaves it. */
export function choleskySolveInPlace(
  data: Float64Array,
  n: number,
  offset: number,
  stride: number,
  x: Float64Array,
  xOffset: number,
): void {
  for (let i = 0; i < n; i++) {
    const row = offset + i * stride;
    let sum = x[xOffset + i];
    for (let k = 0; k < i; k++) sum -= data[row + k] * x[xOffset + k];
    x[xOffset + i] = sum / data[row + i];
  }
  for (let i = n - 1; i >= 0; i--) {
    const row = offset + i * stride;
    const value = x[xOffset + i] / data[row + i];
    x[xOffset + i] = value;
    for (let k = 0; k < i; k++) x[xOffset + k] -= data[row + k] * value;
  }
}
