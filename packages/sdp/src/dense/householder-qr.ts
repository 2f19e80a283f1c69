/**
 * Householder QR with column pivoting of a real N x m matrix whose COLUMNS are contiguous: column j at j * N.
 * A P = Q R; R stays in the upper triangle of the pivoted columns, the reflectors I - beta u u^T below it (u_j = 1 implied by `head`).
 * Rows sorted by size beforehand make it stable row by row, whatever the spread of the rows.
 */
export interface HouseholderQr {
  readonly rows: number;
  readonly columns: number;
  /** columns after pivoting, reflector j from row j down */
  readonly data: Float64Array;
  readonly beta: Float64Array;
  readonly diagonal: Float64Array;
  /** which column of A stands at j */
  readonly pivots: Int32Array;
  /** columns whose remaining norm is above `smallest` */
  readonly rank: number;
}

/** The norm of the longest column, columns contiguous. */
export function longestColumn(data: Float64Array, rows: number, columns: number): number {
  let longest = 0;
  for (let j = 0; j < columns; j++) longest = Math.max(longest, squaredNorm(data, j * rows, rows));
  return Math.sqrt(longest);
}

export function householderQr(data: Float64Array, rows: number, columns: number, smallest = 0): HouseholderQr {
  const beta = new Float64Array(columns);
  const diagonal = new Float64Array(columns);
  const pivots = Int32Array.from({ length: columns }, (_, j) => j);
  const norms = new Float64Array(columns);
  const original = new Float64Array(columns);
  for (let j = 0; j < columns; j++) norms[j] = original[j] = squaredNorm(data, j * rows, rows);
  const steps = Math.min(rows, columns);
  let rank = 0;
  for (let k = 0; k < steps; k++) {
    let best = k;
    for (let j = k + 1; j < columns; j++) if (norms[j] > norms[best]) best = j;
    if (best !== k) swapColumns(data, rows, k, best, norms, original, pivots);
    const at = k * rows;
    const norm = Math.sqrt(squaredNorm(data, at + k, rows - k));
    if (!(norm > smallest)) break;
    rank = k + 1;
    const alpha = data[at + k] > 0 ? -norm : norm;
    diagonal[k] = alpha;
    data[at + k] -= alpha;
    beta[k] = -1 / (alpha * data[at + k]);
    for (let j = k + 1; j < columns; j++) {
      const other = j * rows;
      reflect(data, at, beta[k], data, other, k, rows);
      norms[j] -= data[other + k] ** 2;
      if (norms[j] < 1e-6 * original[j]) norms[j] = original[j] = squaredNorm(data, other + k + 1, rows - k - 1);
    }
  }
  return { rows, columns, data, beta, diagonal, pivots, rank };
}

function squaredNorm(data: Float64Array, from: number, count: number): number {
  let sum = 0;
  for (let i = from; i < from + count; i++) sum += data[i] * data[i];
  return sum;
}

function swapColumns(
  data: Float64Array,
  rows: number,
  a: number,
  b: number,
  norms: Float64Array,
  original: Float64Array,
  pivots: Int32Array,
): void {
  const kept = data.slice(a * rows, (a + 1) * rows);
  data.copyWithin(a * rows, b * rows, (b + 1) * rows);
  data.set(kept, b * rows);
  for (const list of [norms, original, pivots]) {
    const value = list[a];
    list[a] = list[b];
    list[b] = value;
  }
}

/** target <- (I - beta u u^T) target on the rows from k on; u at `at` of `reflector`. */
function reflect(
  reflector: Float64Array,
  at: number,
  beta: number,
  target: Float64Array,
  to: number,
  k: number,
  rows: number,
): void {
  let sum0 = 0;
  let sum1 = 0;
  let i = k;
  for (; i + 1 < rows; i += 2) {
    sum0 += reflector[at + i] * target[to + i];
    sum1 += reflector[at + i + 1] * target[to + i + 1];
  }
  if (i < rows) sum0 += reflector[at + i] * target[to + i];
  const scale = beta * (sum0 + sum1);
  if (scale === 0) return;
  for (i = k; i < rows; i++) target[to + i] -= scale * reflector[at + i];
}

/** x <- Q^T x, x of length rows */
export function applyQTransposed(qr: HouseholderQr, x: Float64Array): void {
  for (let k = 0; k < qr.rank; k++) reflect(qr.data, k * qr.rows, qr.beta[k], x, 0, k, qr.rows);
}

/** x <- Q x, x of length rows */
export function applyQ(qr: HouseholderQr, x: Float64Array): void {
  for (let k = qr.rank - 1; k >= 0; k--) reflect(qr.data, k * qr.rows, qr.beta[k], x, 0, k, qr.rows);
}

/** x <- R^-1 x on the leading `rank` entries */
export function solveR(qr: HouseholderQr, x: Float64Array): void {
  for (let j = qr.rank - 1; j >= 0; j--) {
    const value = x[j] / qr.diagonal[j];
    x[j] = value;
    const at = j * qr.rows;
    for (let i = 0; i < j; i++) x[i] -= qr.data[at + i] * value;
  }
}

/** x <- R^-T x on the leading `rank` entries */
export function solveRTransposed(qr: HouseholderQr, x: Float64Array): void {
  for (let j = 0; j < qr.rank; j++) {
    const at = j * qr.rows;
    let sum = x[j];
    for (let i = 0; i < j; i++) sum -= qr.data[at + i] * x[i];
    x[j] = sum / qr.diagonal[j];
  }
}
