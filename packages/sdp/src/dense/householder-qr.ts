import { applyPanel } from "./apply-panel.ts";
import { ColumnLengths, squaredNorm } from "./column-lengths.ts";

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

/** Columns that are reduced together before the others hear of it. */
const PANEL = 32;
/** A panel ends when what is left of its longest column (squared) falls below this share of the longest outside. */
const WORTH = 1e-2;

/**
 * Columns are pivoted a panel at a time: the longest remaining ones are brought in and reduced by pivoting among themselves, the
 * others follow in two matrix products. Pivots are thus within a factor 10 of the longest column. 2 columns^2 (rows - columns / 3) flops.
 */
export function householderQr(data: Float64Array, rows: number, columns: number, smallest = 0): HouseholderQr {
  const qr = {
    rows,
    columns,
    data,
    beta: new Float64Array(columns),
    diagonal: new Float64Array(columns),
    pivots: Int32Array.from({ length: columns }, (_, j) => j),
    rank: 0,
  };
  const lengths = new ColumnLengths(data, rows, columns);
  const steps = Math.min(rows, columns);
  while (qr.rank < steps) {
    const first = qr.rank;
    const end = Math.min(first + PANEL, columns);
    for (let j = first; j < end; j++) swapColumns(qr, j, lengths.longest(j, columns), lengths);
    const enough = end < columns ? WORTH * lengths.squares[lengths.longest(end, columns)] : 0;
    reducePanel(qr, end, Math.min(end, steps), lengths, enough, smallest);
    if (qr.rank === first) break; // nothing above `smallest` is left
    applyPanel(data, rows, qr.beta, first, qr.rank, end, columns);
    lengths.shorten(end, columns, first, qr.rank);
  }
  return qr;
}

type WorkingQr = { -readonly [K in keyof HouseholderQr]: HouseholderQr[K] };

/** Reflectors from `qr.rank` on, applied to the columns before `end` only; at least one unless all is shorter than `smallest`. */
function reducePanel(
  qr: WorkingQr,
  end: number,
  steps: number,
  lengths: ColumnLengths,
  enough: number,
  smallest: number,
): void {
  const { data, rows, beta, diagonal } = qr;
  const first = qr.rank;
  for (let k = first; k < steps; k++) {
    swapColumns(qr, k, lengths.longest(k, end), lengths);
    if (k > first && lengths.squares[k] < enough) return;
    const at = k * rows;
    const norm = Math.sqrt(squaredNorm(data, at + k, rows - k));
    if (!(norm > smallest)) return;
    const alpha = data[at + k] > 0 ? -norm : norm;
    diagonal[k] = alpha;
    data[at + k] -= alpha;
    beta[k] = -1 / (alpha * data[at + k]);
    reflectColumns(data, at, beta[k], k, k + 1, end, rows);
    qr.rank = k + 1;
    lengths.shorten(k + 1, end, k, k + 1);
  }
}

function swapColumns({ data, rows, pivots }: WorkingQr, a: number, b: number, lengths: ColumnLengths): void {
  if (a === b) return;
  const kept = data.slice(a * rows, (a + 1) * rows);
  data.copyWithin(a * rows, b * rows, (b + 1) * rows);
  data.set(kept, b * rows);
  [pivots[a], pivots[b]] = [pivots[b], pivots[a]];
  lengths.swap(a, b);
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

/** The same for the columns from `first` on, four at a time so that u is read once for all of them. */
function reflectColumns(
  data: Float64Array,
  at: number,
  beta: number,
  k: number,
  first: number,
  columns: number,
  rows: number,
): void {
  let j = first;
  for (; j + 3 < columns; j += 4) {
    const a = j * rows;
    const b = a + rows;
    const c = b + rows;
    const d = c + rows;
    let sumA = 0;
    let sumB = 0;
    let sumC = 0;
    let sumD = 0;
    for (let i = k; i < rows; i++) {
      const u = data[at + i];
      sumA += u * data[a + i];
      sumB += u * data[b + i];
      sumC += u * data[c + i];
      sumD += u * data[d + i];
    }
    sumA *= beta;
    sumB *= beta;
    sumC *= beta;
    sumD *= beta;
    for (let i = k; i < rows; i++) {
      const u = data[at + i];
      data[a + i] -= sumA * u;
      data[b + i] -= sumB * u;
      data[c + i] -= sumC * u;
      data[d + i] -= sumD * u;
    }
  }
  for (; j < columns; j++) reflect(data, at, beta, data, j * rows, k, rows);
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
