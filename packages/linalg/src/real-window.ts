/** A window into a real row-major matrix: the entry (i, j), counted from 0, stands at `data[offset + i stride + j]`. */
export interface RealWindow {
  readonly data: Float64Array;
  readonly offset: number;
  /** numbers from one row to the next */
  readonly stride: number;
}

/** The whole of a row-major matrix with rows of `stride` numbers, or what lies right of and below its entry (row, col). */
export const realWindow = (data: Float64Array, stride: number, row = 0, col = 0): RealWindow => ({
  data,
  offset: row * stride + col,
  stride,
});

/** The window that begins at the entry (row, col) of another. */
export const windowFrom = ({ data, offset, stride }: RealWindow, row: number, col: number): RealWindow => ({
  data,
  offset: offset + row * stride + col,
  stride,
});

/** @throws RangeError when a rows x cols window leaves its array, or its rows overlap */
export function requireWindow(what: string, rows: number, cols: number, window: RealWindow): void {
  if (rows === 0 || cols === 0) return;
  const { data, offset, stride } = window;
  const last = offset + (rows - 1) * stride + cols;
  if (offset >= 0 && last <= data.length && (stride >= cols || rows === 1)) return;
  throw new RangeError(
    `${what} needs a ${rows} x ${cols} window, but one with offset ${offset} and stride ${stride} does not fit ` +
      `into ${data.length} numbers`,
  );
}
