/** x <- L^-1 x for one vector and a lower triangle L in a row-major window. */
export function solveLower(
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
}

/** x <- L^-T x */
export function solveLowerTransposed(
  data: Float64Array,
  n: number,
  offset: number,
  stride: number,
  x: Float64Array,
  xOffset: number,
): void {
  for (let i = n - 1; i >= 0; i--) {
    const row = offset + i * stride;
    const value = x[xOffset + i] / data[row + i];
    x[xOffset + i] = value;
    for (let k = 0; k < i; k++) x[xOffset + k] -= data[row + k] * value;
  }
}

/** x <- L^-1 x, then x <- L^-T x, for one vector and L as `choleskyReal` leaves it, row by row. */
export function choleskySolve(
  data: Float64Array,
  n: number,
  offset: number,
  stride: number,
  x: Float64Array,
  xOffset: number,
): void {
  solveLower(data, n, offset, stride, x, xOffset);
  solveLowerTransposed(data, n, offset, stride, x, xOffset);
}
