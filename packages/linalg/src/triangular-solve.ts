/** The complex numbers in [from, end) of x divided by re + i im, by Smith's division, which does not overflow half way. */
export function divideRange(x: Float64Array, from: number, end: number, re: number, im: number): void {
  const swap = Math.abs(im) > Math.abs(re);
  const ratio = swap ? re / im : im / re;
  const below = swap ? re * ratio + im : re + im * ratio;
  for (let at = from; at < end; at += 2) {
    const p = x[at];
    const q = x[at + 1];
    x[at] = (swap ? p * ratio + q : p + q * ratio) / below;
    x[at + 1] = (swap ? q * ratio - p : q - p * ratio) / below;
  }
}

/** Overwrites the vector x by L^-1 x, L the unit lower triangle of `m` (n x n). */
export function solveLowerUnit(n: number, m: Float64Array, x: Float64Array): void {
  for (let i = 1; i < n; i++) {
    const row = 2 * i * n;
    let re = x[2 * i];
    let im = x[2 * i + 1];
    for (let j = 0; j < 2 * i; j += 2) {
      re -= m[row + j] * x[j] - m[row + j + 1] * x[j + 1];
      im -= m[row + j] * x[j + 1] + m[row + j + 1] * x[j];
    }
    x[2 * i] = re;
    x[2 * i + 1] = im;
  }
}

/** Overwrites the vector x by U^-1 x, U the upper triangle of `m` (n x n) with its diagonal. */
export function solveUpper(n: number, m: Float64Array, x: Float64Array): void {
  for (let i = n - 1; i >= 0; i--) {
    const row = 2 * i * n;
    let re = x[2 * i];
    let im = x[2 * i + 1];
    for (let j = 2 * (i + 1); j < 2 * n; j += 2) {
      re -= m[row + j] * x[j] - m[row + j + 1] * x[j + 1];
      im -= m[row + j] * x[j + 1] + m[row + j + 1] * x[j];
    }
    x[2 * i] = re;
    x[2 * i + 1] = im;
    divideRange(x, 2 * i, 2 * i + 2, m[row + 2 * i], m[row + 2 * i + 1]);
  }
}
