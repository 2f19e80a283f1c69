/**
 * A basis of the null space of a square real matrix (row-major), from a QR factorisation with column pivoting: columns
 * whose remainder falls below `tolerance` times the largest column are combinations of the others. The vectors are
 * independent, not orthogonal.
 */
export function realNullSpace(matrix: Float64Array, size: number, tolerance: number): Float64Array[] {
  const columns = columnsOf(matrix, size);
  const order = Int32Array.from({ length: size }, (_, k) => k);
  let rank = 0;
  let first = 0;
  for (; rank < size; rank++) {
    const { best, norm } = largestRemainder(columns, order, rank);
    if (rank === 0) first = norm;
    if (!(norm > tolerance * first)) break;
    [order[rank], order[best]] = [order[best], order[rank]];
    reflect(columns, order, rank, norm);
  }
  const basis: Float64Array[] = [];
  for (let free = rank; free < size; free++) {
    const x = new Float64Array(size);
    x[order[free]] = 1;
    for (let i = rank - 1; i >= 0; i--) {
      let sum = -columns[order[free]][i];
      for (let j = i + 1; j < rank; j++) sum -= columns[order[j]][i] * x[order[j]];
      x[order[i]] = sum / columns[order[i]][i];
    }
    basis.push(x);
  }
  return basis;
}

export function transposed(matrix: Float64Array, size: number): Float64Array {
  const result = new Float64Array(matrix.length);
  for (let i = 0; i < size; i++) for (let j = 0; j < size; j++) result[j * size + i] = matrix[i * size + j];
  return result;
}

function columnsOf(matrix: Float64Array, size: number): Float64Array[] {
  return Array.from({ length: size }, (_, j) => Float64Array.from({ length: size }, (_, i) => matrix[i * size + j]));
}

function largestRemainder(columns: Float64Array[], order: Int32Array, rank: number): { best: number; norm: number } {
  let best = rank;
  let largest = -1;
  for (let k = rank; k < order.length; k++) {
    const column = columns[order[k]];
    let sum = 0;
    for (let i = rank; i < column.length; i++) sum += column[i] * column[i];
    if (sum > largest) {
      largest = sum;
      best = k;
    }
  }
  return { best, norm: Math.sqrt(largest) };
}

/** Householder reflection that clears the pivot column below row `rank`, applied to the columns after it. */
function reflect(columns: Float64Array[], order: Int32Array, rank: number, norm: number): void {
  const pivot = columns[order[rank]];
  const alpha = pivot[rank] > 0 ? -norm : norm;
  const v = pivot.slice(rank);
  v[0] -= alpha;
  let length = 0;
  for (const value of v) length += value * value;
  pivot.fill(0, rank + 1);
  pivot[rank] = alpha;
  for (let k = rank + 1; k < order.length; k++) {
    const column = columns[order[k]];
    let dot = 0;
    for (let i = 0; i < v.length; i++) dot += v[i] * column[rank + i];
    const factor = (2 * dot) / length;
    for (let i = 0; i < v.length; i++) column[rank + i] -= factor * v[i];
  }
}
