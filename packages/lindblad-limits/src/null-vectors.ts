/**
 * A basis of the vectors q with row . q = 0 for all rows, by elimination, over the rationals (modulus 0, in floating point: the
 * rows hold small integers) or over the field of two elements (modulus 2).
 */
export function nullVectors(rows: readonly Float64Array[], length: number, modulus: 0 | 2): Float64Array[] {
  const reduce = (x: number): number => (modulus === 2 ? Math.abs(Math.round(x)) % 2 : Math.abs(x) < 1e-9 ? 0 : x);
  const pivots: { at: number; row: Float64Array }[] = [];
  for (const given of rows) {
    const row = given.map(reduce);
    for (const pivot of pivots) eliminate(row, pivot, reduce);
    const at = largestAt(row);
    if (at < 0) continue;
    const scale = row[at];
    const fresh = { at, row: row.map((x) => reduce(x / scale)) };
    for (const pivot of pivots) eliminate(pivot.row, fresh, reduce);
    pivots.push(fresh);
  }
  const taken = new Set(pivots.map(({ at }) => at));
  const vectors: Float64Array[] = [];
  for (let free = 0; free < length; free++) {
    if (taken.has(free)) continue;
    const vector = new Float64Array(length);
    vector[free] = 1;
    for (const { at, row } of pivots) vector[at] = reduce(-row[free]);
    vectors.push(vector);
  }
  return vectors;
}

function eliminate(row: Float64Array, pivot: { at: number; row: Float64Array }, reduce: (x: number) => number): void {
  const factor = row[pivot.at];
  if (factor === 0) return;
  for (let k = 0; k < row.length; k++) row[k] = reduce(row[k] - factor * pivot.row[k]);
}

function largestAt(row: Float64Array): number {
  let at = -1;
  row.forEach((x, k) => {
    if (x !== 0 && (at < 0 || Math.abs(x) > Math.abs(row[at]))) at = k;
  });
  return at;
}
