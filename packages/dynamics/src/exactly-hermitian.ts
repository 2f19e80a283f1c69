import type { ComplexMatrix } from "@openbath/linalg";

/** (a + a^dagger) / 2 in place: what a change of basis left of rounding. */
export function exactlyHermitian(a: ComplexMatrix): ComplexMatrix {
  const { data, rows: d } = a;
  for (let i = 0; i < d; i++) {
    data[2 * i * (d + 1) + 1] = 0;
    for (let j = 0; j < i; j++) {
      const p = 2 * (i * d + j);
      const q = 2 * (j * d + i);
      data[p] = data[q] = 0.5 * (data[p] + data[q]);
      data[p + 1] = 0.5 * (data[p + 1] - data[q + 1]) + 0; // no negative zeros
      data[q + 1] = 0 - data[p + 1];
    }
  }
  return a;
}
