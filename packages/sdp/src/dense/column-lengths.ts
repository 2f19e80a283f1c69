/** What is left of each column, squared; brought up to date by subtraction, afresh when too much has been subtracted. */
export class ColumnLengths {
  readonly squares: Float64Array;
  private readonly original: Float64Array;

  constructor(
    private readonly data: Float64Array,
    private readonly rows: number,
    columns: number,
  ) {
    this.squares = Float64Array.from({ length: columns }, (_, j) => squaredNorm(data, j * rows, rows));
    this.original = this.squares.slice();
  }

  /** The longest of the columns from..end - 1. */
  longest(from: number, end: number): number {
    let best = from;
    for (let j = from + 1; j < end; j++) if (this.squares[j] > this.squares[best]) best = j;
    return best;
  }

  swap(a: number, b: number): void {
    for (const list of [this.squares, this.original]) [list[a], list[b]] = [list[b], list[a]];
  }

  /** The columns from..end - 1 have lost the rows first..last - 1. */
  shorten(from: number, end: number, first: number, last: number): void {
    const { data, rows, squares, original } = this;
    for (let j = from; j < end; j++) {
      squares[j] -= squaredNorm(data, j * rows + first, last - first);
      if (squares[j] < 1e-6 * original[j]) squares[j] = original[j] = squaredNorm(data, j * rows + last, rows - last);
    }
  }
}

export function squaredNorm(data: Float64Array, from: number, count: number): number {
  let sum = 0;
  for (let i = from; i < from + count; i++) sum += data[i] * data[i];
  return sum;
}
