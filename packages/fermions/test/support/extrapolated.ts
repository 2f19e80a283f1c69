import { ComplexMatrix } from "@openbath/linalg";

const STEPS = [2, 4, 6, 8, 10, 12, 14, 16];

/** d x/dt = f(t, x) by the modified midpoint rule extrapolated to order 16 (Gragg, Bulirsch, Stoer) over each of the given intervals. */
export function extrapolated(
  f: (t: number, x: ComplexMatrix, out: ComplexMatrix) => void,
  start: ComplexMatrix,
  times: readonly number[],
): ComplexMatrix {
  let x = start;
  for (let i = 1; i < times.length; i++) x = interval(f, x, times[i - 1], times[i]);
  return x;
}

function interval(
  f: (t: number, x: ComplexMatrix, out: ComplexMatrix) => void,
  start: ComplexMatrix,
  from: number,
  to: number,
): ComplexMatrix {
  const table: Float64Array[] = [];
  const slope = new ComplexMatrix(start.rows, start.cols);
  STEPS.forEach((count, level) => {
    const h = (to - from) / count;
    let before = start;
    f(from, start, slope);
    let here = moved(start, slope, h);
    for (let m = 1; m < count; m++) {
      f(from + m * h, here, slope);
      const next = moved(before, slope, 2 * h);
      before = here;
      here = next;
    }
    f(to, here, slope);
    const smoothed = moved(here, slope, h);
    let estimate = smoothed.data.map((y, k) => 0.5 * (y + before.data[k]));
    for (let m = 0; m < level; m++) {
      const ratio = (count / STEPS[level - 1 - m]) ** 2;
      const previous = table[m];
      table[m] = estimate;
      estimate = estimate.map((y, k) => y + (y - previous[k]) / (ratio - 1));
    }
    table[level] = estimate;
  });
  return new ComplexMatrix(start.rows, start.cols, table[table.length - 1]);
}

function moved(x: ComplexMatrix, slope: ComplexMatrix, h: number): ComplexMatrix {
  return new ComplexMatrix(
    x.rows,
    x.cols,
    x.data.map((y, k) => y + h * slope.data[k]),
  );
}
