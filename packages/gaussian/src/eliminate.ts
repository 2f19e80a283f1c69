/**
 * Solves A x = b for one right-hand side by elimination with partial pivoting; both arrays (row-major and interleaved complex) are overwritten, b by x. For the
 * small systems of a single Newton step, where setting up a reusable factorisation costs more than the arithmetic. As in inverse iteration a pivot that vanishes is
 * replaced by the rounding of the largest entry.
 */
export function eliminate(n: number, a: Float64Array, b: Float64Array): void {
  let floor = 0;
  for (const x of a) floor = Math.max(floor, Math.abs(x) * 1e-17);
  for (let c = 0; c < n; c++) {
    exchangeRows(n, a, b, c, pivotRow(n, a, c));
    const p = 2 * (c * n + c);
    if (a[p] === 0 && a[p + 1] === 0) a[p] = floor;
    const square = a[p] * a[p] + a[p + 1] * a[p + 1];
    for (let i = c + 1; i < n; i++) {
      const at = 2 * (i * n + c);
      if (a[at] === 0 && a[at + 1] === 0) continue;
      const re = (a[at] * a[p] + a[at + 1] * a[p + 1]) / square;
      const im = (a[at + 1] * a[p] - a[at] * a[p + 1]) / square;
      for (let to = at + 2, from = p + 2; to < 2 * (i + 1) * n; to += 2, from += 2) {
        a[to] -= re * a[from] - im * a[from + 1];
        a[to + 1] -= re * a[from + 1] + im * a[from];
      }
      b[2 * i] -= re * b[2 * c] - im * b[2 * c + 1];
      b[2 * i + 1] -= re * b[2 * c + 1] + im * b[2 * c];
    }
  }
  for (let i = n - 1; i >= 0; i--) {
    let re = b[2 * i];
    let im = b[2 * i + 1];
    for (let j = i + 1; j < n; j++) {
      const at = 2 * (i * n + j);
      re -= a[at] * b[2 * j] - a[at + 1] * b[2 * j + 1];
      im -= a[at] * b[2 * j + 1] + a[at + 1] * b[2 * j];
    }
    const p = 2 * (i * n + i);
    const square = a[p] * a[p] + a[p + 1] * a[p + 1];
    b[2 * i] = (re * a[p] + im * a[p + 1]) / square;
    b[2 * i + 1] = (im * a[p] - re * a[p + 1]) / square;
  }
}

function pivotRow(n: number, a: Float64Array, c: number): number {
  let pivot = c;
  let best = -1;
  for (let i = c; i < n; i++) {
    const size = Math.abs(a[2 * (i * n + c)]) + Math.abs(a[2 * (i * n + c) + 1]);
    if (size > best) {
      best = size;
      pivot = i;
    }
  }
  return pivot;
}

function exchangeRows(n: number, a: Float64Array, b: Float64Array, p: number, q: number): void {
  if (p === q) return;
  for (let j = 0; j < 2 * n; j++) {
    const kept = a[2 * p * n + j];
    a[2 * p * n + j] = a[2 * q * n + j];
    a[2 * q * n + j] = kept;
  }
  for (const part of [0, 1]) {
    const kept = b[2 * p + part];
    b[2 * p + part] = b[2 * q + part];
    b[2 * q + part] = kept;
  }
}
