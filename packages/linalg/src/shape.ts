import type { ComplexMatrix } from "./complex-matrix.ts";

/** Anything with rows and columns: dense or sparse. */
export interface Shaped {
  readonly rows: number;
  readonly cols: number;
}

/** How a matrix is named in an error: "3 x 4". */
export const shapeOf = (a: Shaped): string => `${a.rows} x ${a.cols}`;

/** @throws RangeError naming both shapes when they differ */
export function requireSameShape(what: string, a: Shaped, b: Shaped): void {
  if (a.rows !== b.rows || a.cols !== b.cols) {
    throw new RangeError(`${what} needs two matrices of one shape, got ${shapeOf(a)} and ${shapeOf(b)}`);
  }
}

/** @throws RangeError when the matrix is not square */
export function requireSquare(what: string, a: Shaped): void {
  if (a.rows !== a.cols) throw new RangeError(`${what} needs a square matrix, got ${shapeOf(a)}`);
}

/** @throws RangeError when an entry is NaN or infinite, naming the first such place */
export function requireFinite(what: string, a: ComplexMatrix): void {
  const { data } = a;
  if (allFinite(data)) return;
  for (let at = 0; at < data.length; at++) {
    if (!Number.isFinite(data[at])) {
      const entry = at >> 1;
      const row = Math.floor(entry / a.cols);
      throw new RangeError(
        `${what} needs finite entries, got ${data[at]} in the ${at % 2 === 0 ? "real" : "imaginary"} part of entry ` +
          `(${row}, ${entry - row * a.cols}) of a ${shapeOf(a)} matrix`,
      );
    }
  }
}

/** @throws RangeError when the caller's `out` has another shape than the result */
export function requireOut(what: string, rows: number, cols: number, out: Shaped): void {
  if (out.rows !== rows || out.cols !== cols) {
    throw new RangeError(`${what} gives a ${rows} x ${cols} matrix, but out is ${shapeOf(out)}`);
  }
}

/** Whether no number is NaN or infinite: zero times each is summed, in four sums that do not wait for each other. */
function allFinite(data: Float64Array): boolean {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let at = 0;
  for (; at + 4 <= data.length; at += 4) {
    a += 0 * data[at];
    b += 0 * data[at + 1];
    c += 0 * data[at + 2];
    d += 0 * data[at + 3];
  }
  for (; at < data.length; at++) a += 0 * data[at];
  return a + b + c + d === 0;
}
