import type { Channel } from "./channels.ts";
import type { EnergyBasis } from "./energy-basis.ts";
import type { Transitions } from "./frequency-terms.ts";

/**
 * The non-zero matrix elements of a channel's operator in order of Bohr frequency, with partners to be found by
 * `pairing`; `u` is filled in by the caller.
 */
export function transitionsOf({ v }: Channel, basis: EnergyBasis, pairing: Pairing): Transitions {
  const found: { a: number; c: number; frequency: number; re: number; im: number }[] = [];
  for (const { row, col, matrix } of v.blocks()) {
    for (let i = 0; i < matrix.rows; i++) {
      for (let j = 0; j < matrix.cols; j++) {
        const re = matrix.data[2 * (i * matrix.cols + j)];
        const im = matrix.data[2 * (i * matrix.cols + j) + 1];
        if (re === 0 && im === 0) continue;
        const a = v.offsets[row] + i;
        const c = v.offsets[col] + j;
        found.push({ a, c, frequency: basis.frequency(a, c), re, im });
      }
    }
  }
  found.sort((x, y) => x.frequency - y.frequency);
  const frequency = Float64Array.from(found, (t) => t.frequency);
  const { first, last } = pairing(frequency);
  return {
    a: Int32Array.from(found, (t) => t.a),
    c: Int32Array.from(found, (t) => t.c),
    frequency,
    v: Float64Array.from(found.flatMap((t) => [t.re, t.im])),
    u: new Float64Array(2 * found.length),
    first,
    last,
  };
}

/** From ascending frequencies, the range of partners of each. */
export type Pairing = (frequency: Float64Array) => { first: Int32Array; last: Int32Array };

/** Partners are the transitions of one group: frequencies that follow each other at a distance of at most `tolerance`. */
export function sameFrequency(tolerance: number): Pairing {
  return (frequency) => {
    const n = frequency.length;
    const first = new Int32Array(n);
    const last = new Int32Array(n);
    let start = 0;
    for (let t = 0; t <= n; t++) {
      if (t < n && (t === 0 || frequency[t] - frequency[t - 1] <= tolerance)) continue;
      first.fill(start, start, t);
      last.fill(t, start, t);
      start = t;
    }
    return { first, last };
  };
}

/** Partners are the transitions within `width` of one another. */
export function withinFrequency(width: number): Pairing {
  return (frequency) => {
    const n = frequency.length;
    const first = new Int32Array(n);
    const last = new Int32Array(n);
    for (let t = 0, low = 0, high = 0; t < n; t++) {
      while (frequency[t] - frequency[low] > width) low++;
      while (high < n && frequency[high] - frequency[t] <= width) high++;
      first[t] = low;
      last[t] = high;
    }
    return { first, last };
  };
}
