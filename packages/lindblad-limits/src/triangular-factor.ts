/** R column by column, and Q to carry coordinates back. */
export interface TriangularFactor {
  /** column n of R: its first min(n + 1, rows) entries */
  readonly columns: readonly Float64Array[];
  /** Q y, in the coordinates of the given columns */
  back(y: ArrayLike<number>): Float64Array;
}

/** Columns of which less than this is left, squared, count as zero. */
const TINY = 1e-280;

/**
 * R of the QR decomposition of real columns, by Householder reflections: column n as its first min(n + 1, rows) entries.
 * Euclidean norms of combinations of the columns are those of the same combinations of R's.
 */
export function triangularFactor(columns: readonly Float64Array[]): TriangularFactor {
  const reflectors: { start: number; v: Float64Array; scale: number }[] = [];
  const work = columns.map((column) => column.slice());
  const rows = work.length === 0 ? 0 : work[0].length;
  work.forEach((column, k) => {
    if (k >= rows) return;
    let square = 0;
    for (let i = k; i < rows; i++) square += column[i] * column[i];
    if (square < TINY) return;
    const norm = Math.sqrt(square);
    const alpha = column[k] > 0 ? -norm : norm;
    const v = column.slice(k);
    v[0] -= alpha;
    const scale = 1 / (square - alpha * column[k]); // 2 / |v|^2
    reflectors.push({ start: k, v, scale });
    for (let j = k + 1; j < work.length; j++) reflect(work[j], k, v, scale);
    column.fill(0, k + 1);
    column[k] = alpha;
  });
  return {
    columns: work.map((column, n) => column.slice(0, Math.min(n + 1, rows))),
    back: (y) => {
      const x = new Float64Array(rows);
      for (let i = 0; i < Math.min(rows, y.length); i++) x[i] = y[i];
      for (let r = reflectors.length - 1; r >= 0; r--)
        reflect(x, reflectors[r].start, reflectors[r].v, reflectors[r].scale);
      return x;
    },
  };
}

function reflect(x: Float64Array, start: number, v: Float64Array, scale: number): void {
  let dot = 0;
  for (let i = 0; i < v.length; i++) dot += v[i] * x[start + i];
  dot *= scale;
  for (let i = 0; i < v.length; i++) x[start + i] -= dot * v[i];
}
