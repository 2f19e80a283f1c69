/**
 * Scales a square matrix (n x n, interleaved, in place) by a diagonal similarity D^-1 A D of powers of two until the
 * Euclidean norms of matching rows and columns (diagonal left out) are alike. Returns the diagonal of D. The 2-norm keeps
 * the scaling from magnifying rounding noise.
 */
export function balance(n: number, a: Float64Array): Float64Array {
  const scales = new Float64Array(n).fill(1);
  for (let pass = 0, changed = true; changed && pass < 100; pass++) {
    changed = false;
    for (let i = 0; i < n; i++) {
      const column = lineNorm(n, a, 2 * i, 2 * n, i);
      const row = lineNorm(n, a, 2 * i * n, 2, i);
      // a line that is noise beside its partner is not worth a scaling that would blow it up
      if (!(column > 1e-290 && row > 1e-290)) continue;
      const power = Math.round(0.5 * Math.log2(row / column));
      const factor = 2 ** Math.max(-500, Math.min(500, power));
      if (!(column * factor + row / factor < 0.95 * (column + row))) continue;
      const total = scales[i] * factor;
      if (total > 1e140 || total < 1e-140) continue;
      changed = true;
      scales[i] = total;
      for (let j = 0; j < n; j++) {
        a[2 * (j * n + i)] *= factor;
        a[2 * (j * n + i) + 1] *= factor;
      }
      for (let j = 0; j < n; j++) {
        a[2 * (i * n + j)] /= factor;
        a[2 * (i * n + j) + 1] /= factor;
      }
    }
  }
  return scales;
}

function lineNorm(n: number, a: Float64Array, start: number, step: number, skip: number): number {
  let largest = 0;
  for (let j = 0, at = start; j < n; j++, at += step) {
    if (j !== skip) largest = Math.max(largest, Math.abs(a[at]), Math.abs(a[at + 1]));
  }
  if (largest === 0) return 0;
  let sum = 0;
  for (let j = 0, at = start; j < n; j++, at += step) {
    if (j !== skip) sum += (a[at] / largest) ** 2 + (a[at + 1] / largest) ** 2;
  }
  return largest * Math.sqrt(sum);
}
