/** ln |psi|^2 at a time, and its rate of decay sum_k |L_k psi|^2 / |psi|^2. */
export interface DecayPoint {
  readonly time: number;
  readonly logarithm: number;
  readonly rate: number;
}

const MAX_EVALUATIONS = 60;

/**
 * The time in (0, end] at which ln |psi|^2 has come down to `target`: the function is monotonic and its derivative known, so the
 * inverse function is interpolated by its values and slopes at the last points, inside a bracket. Undefined when the
 * norm is still above at `end`. The last evaluation is at the time returned (at `end` when there is none).
 * @param tolerance the largest error of ln |psi|^2 at the time returned
 */
export function findJumpTime(
  first: DecayPoint,
  target: number,
  end: number,
  tolerance: number,
  evaluate: (time: number) => DecayPoint,
): DecayPoint | undefined {
  const points = [first];
  let low = first;
  let high: DecayPoint | undefined;
  for (let n = 0; n < MAX_EVALUATIONS; n++) {
    const upper = high?.time ?? end;
    let time = interpolateInverse(points.slice(-3), target);
    if (high === undefined && !(time < 0.99 * end)) time = end;
    else if (!(time > low.time && time < upper)) time = newton(points[points.length - 1], target);
    if (!(time > low.time && (time < upper || (high === undefined && time === end)))) time = (low.time + upper) / 2;
    const point = evaluate(time);
    if (Math.abs(point.logarithm - target) <= tolerance) return point;
    if (point.logarithm > target) {
      if (time === end) return undefined;
      low = point;
    } else high = point;
    points.push(point);
    // the bracket is down to neighbouring numbers
    if (high !== undefined && high.time - low.time <= 4 * Number.EPSILON * high.time) return point;
  }
  throw new Error(`the time of a jump was not found in ${MAX_EVALUATIONS} evaluations of the norm`);
}

function newton({ time, logarithm, rate }: DecayPoint, target: number): number {
  return time + (logarithm - target) / rate;
}

/** Hermite interpolation of the time as a function of the logarithm, at `target`; by divided differences. */
function interpolateInverse(points: readonly DecayPoint[], target: number): number {
  const n = 2 * points.length;
  const column: number[] = [];
  for (const { time } of points) column.push(time, time);
  const x = (k: number): number => points[k >> 1].logarithm;
  let value = column[0];
  let product = 1;
  for (let order = 1; order < n; order++) {
    for (let k = 0; k < n - order; k++) {
      const slope = order === 1 && k % 2 === 0;
      column[k] = slope ? -1 / points[k >> 1].rate : (column[k + 1] - column[k]) / (x(k + order) - x(k));
    }
    product *= target - x(order - 1);
    value += product * column[0];
  }
  return value;
}
