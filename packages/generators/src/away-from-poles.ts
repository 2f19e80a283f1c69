/**
 * A place between low and high with no pole near it. Two panels that count a pole from different ends must not meet close to one: they see
 * different roundings of its distance, and the logarithms of these do not cancel.
 */
export function awayFromPoles(poles: Float64Array, low: number, high: number): number {
  const inside = poles.filter((pole) => pole > low && pole < high).sort();
  let best = 0.5 * (low + high);
  let room = 0;
  for (let k = 0; k <= inside.length; k++) {
    const from = k === 0 ? low : inside[k - 1];
    const to = k === inside.length ? high : inside[k];
    if (to - from > room) {
      room = to - from;
      best = 0.5 * (from + to);
    }
  }
  return best;
}
