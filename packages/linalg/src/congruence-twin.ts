import type { CongruenceKernel, CongruencePlaces, CoordinateEntries } from "./congruence-kernel.ts";

/** wasm/congruence.ts in plain TypeScript: the same sums in the same order, hence the same bits. */
export function plainCongruence(places: CongruencePlaces, entries: CoordinateEntries): CongruenceKernel {
  const memory = new Float64Array(places.end);
  const lists = new Int32Array(memory.buffer);
  return {
    places,
    entries,
    memory,
    lists,
    run: (countF, countG) => {
      const { listF, listG, f, g } = places;
      if (countF > 0 || countG === 0) left(memory, places, lists.subarray(2 * listF, 2 * listF + countF), f, 0);
      if (countG > 0) left(memory, places, lists.subarray(2 * listG, 2 * listG + countG), g, countF > 0 ? 2 : 1);
      right(memory, places);
    },
  };
}

function left(
  m: Float64Array,
  { n, width, t, y }: CongruencePlaces,
  list: Int32Array,
  f: number,
  mode: 0 | 1 | 2,
): void {
  for (let i = 0; i < n; i++) {
    const row = y + 2 * i * width;
    for (let j = 0; j < n; j++) {
      let re = 0;
      let im = 0;
      for (const k of list) {
        const p = t + (i >> 1) * 4 * n + 4 * k + 2 * (i & 1);
        re += m[p] * m[f + k * width + j];
        im += m[p + 1] * m[f + k * width + j];
      }
      m[row + j] = mode === 0 ? re : mode === 1 ? -im : m[row + j] - im;
      m[row + width + j] = mode === 0 ? im : mode === 1 ? re : m[row + width + j] + re;
    }
  }
}

function right(m: Float64Array, { n, width, turned, y, out }: CongruencePlaces): void {
  let to = out;
  for (let i = 0; i < n; i++) {
    const row = y + 2 * i * width;
    for (let j = 0; j <= i; j++) {
      let re = 0;
      let im = 0;
      for (let k = 0; k < n; k++) {
        const p = turned + 2 * k * width + j;
        re += m[row + k] * m[p];
        im -= m[row + k] * m[p + width];
        re += m[row + width + k] * m[p + width];
        im += m[row + width + k] * m[p];
      }
      if (j === i) m[to++] = re;
      else {
        m[to++] = re * Math.SQRT2;
        m[to++] = im * Math.SQRT2;
      }
    }
  }
}
