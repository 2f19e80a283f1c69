const kept = [new Float64Array(0), new Float64Array(0)];

/** An array of at least `size` numbers that the next call with the same `which` gives again. */
export function workArray(which: 0 | 1, size: number): Float64Array {
  if (kept[which].length < size) kept[which] = new Float64Array(2 * size);
  return kept[which];
}
