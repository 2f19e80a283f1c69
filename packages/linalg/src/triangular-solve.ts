/** Row i of X -= sum over l in [from, to) of m_l times row l of X; m_l stands at `m[mRow + 2 l]`. */
export function subtractRows(
  m: Float64Array,
  mRow: number,
  from: number,
  to: number,
  x: Float64Array,
  i: number,
  cols: number,
): void {
  const target = 2 * i * cols;
  for (let l = from; l < to; l++) {
    const re = m[mRow + 2 * l];
    const im = m[mRow + 2 * l + 1];
    if (re === 0 && im === 0) continue;
    const source = 2 * l * cols;
    for (let j = 0; j < 2 * cols; j += 2) {
      x[target + j] -= re * x[source + j] - im * x[source + j + 1];
      x[target + j + 1] -= re * x[source + j + 1] + im * x[source + j];
    }
  }
}

/** Row i of X divided by re + i im, by Smith's division, which does not overflow half way. */
export function divideRow(x: Float64Array, i: number, cols: number, re: number, im: number): void {
  const swap = Math.abs(im) > Math.abs(re);
  const ratio = swap ? re / im : im / re;
  const below = swap ? re * ratio + im : re + im * ratio;
  for (let at = 2 * i * cols; at < 2 * (i + 1) * cols; at += 2) {
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
    divideRow(x, i, 1, m[row + 2 * i], m[row + 2 * i + 1]);
  }
}
