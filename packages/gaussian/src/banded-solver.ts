/** Solves A x = b for A = diag(own) + sum_j k_ij - K, complex, with the band of the springs. */
export interface BandedSolver {
  /** `own`: the diagonal without the springs, interleaved complex, length 2n */
  factor(own: Float64Array): void;
  /** Overwrites an interleaved vector of length 2n. Only after `factor`. */
  solveInPlace(x: Float64Array): void;
}

/** Banded elimination with partial pivoting; row i is stored over columns i - w ... i + 2w (w the half width of the band). Cost O(n w^2) a matrix. */
export function bandedSolver(n: number, springs: Float64Array): BandedSolver {
  let w = 0;
  const total = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const k = springs[i * n + j];
      if (k === 0) continue;
      w = Math.max(w, Math.abs(i - j));
      total[i] += k;
    }
  }
  const width = 3 * w + 1;
  const rows = new Float64Array(2 * n * width);
  const multipliers = new Float64Array(2 * n * (w + 1));
  const pivots = new Int32Array(n);
  const place = (i: number, j: number): number => 2 * (i * width + j - i + w);

  function load(own: Float64Array): void {
    rows.fill(0);
    for (let i = 0; i < n; i++) {
      for (let j = Math.max(0, i - w); j <= Math.min(n - 1, i + w); j++) rows[place(i, j)] = -springs[i * n + j];
      rows[place(i, i)] = own[2 * i] + total[i];
      rows[place(i, i) + 1] = own[2 * i + 1];
    }
  }

  function exchange(p: number, q: number, from: number): void {
    for (let j = from; j <= Math.min(n - 1, from + 2 * w); j++) {
      const [a, b] = [place(p, j), place(q, j)];
      for (const part of [0, 1]) {
        const kept = rows[a + part];
        rows[a + part] = rows[b + part];
        rows[b + part] = kept;
      }
    }
  }

  function factor(own: Float64Array): void {
    load(own);
    for (let c = 0; c < n; c++) {
      const last = Math.min(n - 1, c + w);
      let pivot = c;
      let best = -1;
      for (let i = c; i <= last; i++) {
        const at = place(i, c);
        const size = Math.abs(rows[at]) + Math.abs(rows[at + 1]);
        if (size > best) {
          best = size;
          pivot = i;
        }
      }
      pivots[c] = pivot;
      if (pivot !== c) exchange(c, pivot, c);
      const p = place(c, c);
      const square = rows[p] * rows[p] + rows[p + 1] * rows[p + 1];
      for (let i = c + 1; i <= last; i++) {
        const at = place(i, c);
        const re = (rows[at] * rows[p] + rows[at + 1] * rows[p + 1]) / square;
        const im = (rows[at + 1] * rows[p] - rows[at] * rows[p + 1]) / square;
        multipliers[2 * (c * (w + 1) + i - c)] = re;
        multipliers[2 * (c * (w + 1) + i - c) + 1] = im;
        if (re === 0 && im === 0) continue;
        for (let j = c + 1; j <= Math.min(n - 1, c + 2 * w); j++) {
          const [a, b] = [place(i, j), place(c, j)];
          rows[a] -= re * rows[b] - im * rows[b + 1];
          rows[a + 1] -= re * rows[b + 1] + im * rows[b];
        }
      }
    }
  }

  function solveInPlace(x: Float64Array): void {
    for (let c = 0; c < n; c++) {
      const pivot = pivots[c];
      if (pivot !== c) {
        for (const part of [0, 1]) {
          const kept = x[2 * c + part];
          x[2 * c + part] = x[2 * pivot + part];
          x[2 * pivot + part] = kept;
        }
      }
      const [re, im] = [x[2 * c], x[2 * c + 1]];
      if (re === 0 && im === 0) continue;
      for (let i = c + 1; i <= Math.min(n - 1, c + w); i++) {
        const m = 2 * (c * (w + 1) + i - c);
        x[2 * i] -= multipliers[m] * re - multipliers[m + 1] * im;
        x[2 * i + 1] -= multipliers[m] * im + multipliers[m + 1] * re;
      }
    }
    for (let i = n - 1; i >= 0; i--) {
      let re = x[2 * i];
      let im = x[2 * i + 1];
      for (let j = i + 1; j <= Math.min(n - 1, i + 2 * w); j++) {
        const at = place(i, j);
        re -= rows[at] * x[2 * j] - rows[at + 1] * x[2 * j + 1];
        im -= rows[at] * x[2 * j + 1] + rows[at + 1] * x[2 * j];
      }
      const p = place(i, i);
      const square = rows[p] * rows[p] + rows[p + 1] * rows[p + 1];
      x[2 * i] = (re * rows[p] + im * rows[p + 1]) / square;
      x[2 * i + 1] = (im * rows[p] - re * rows[p + 1]) / square;
    }
  }

  return { factor, solveInPlace };
}
