import { type Parity, parityAt } from "./product-basis.ts";

/**
 * The places that all the other factors of a product basis can move a configuration to: for every `s` in `starts` the
 * run s, s + stride, s + 2 stride, ... of `count` places.
 */
export interface Lattice {
  readonly starts: Int32Array;
  readonly count: number;
  readonly stride: number;
}

/** Shorter contiguous runs than this are not worth a loop of their own. */
const SHORT_RUN = 4;

/**
 * The configurations of the factors not named in `factors`, the inner run chosen contiguous where it is long enough,
 * otherwise as long as it can be.
 * @param dims dimensions of the factors, the first one slowest
 * @param factors positions from 0, ascending
 */
export function latticeOf(dims: readonly number[], factors: readonly number[]): Lattice {
  const gaps: { count: number; stride: number }[] = [];
  let stride = 1;
  let open = false;
  for (let f = dims.length - 1; f >= 0; f--) {
    if (factors.includes(f)) open = false;
    else if (open) gaps[gaps.length - 1].count *= dims[f];
    else {
      gaps.push({ count: dims[f], stride });
      open = true;
    }
    stride *= dims[f];
  }
  if (gaps.length === 0) return { starts: new Int32Array(1), count: 1, stride: 1 };
  let inner = gaps[0];
  if (!(inner.stride === 1 && inner.count >= SHORT_RUN)) {
    for (const gap of gaps) if (gap.count > inner.count) inner = gap;
  }
  let starts = [0];
  for (const gap of gaps) {
    if (gap === inner) continue;
    const next: number[] = [];
    for (let i = 0; i < gap.count; i++) for (const start of starts) next.push(start + i * gap.stride);
    starts = next;
  }
  return { starts: Int32Array.from(starts).sort(), count: inner.count, stride: inner.stride };
}

/** The places of a lattice whose configuration has the parity given, one by one. */
export function restrictToParity(lattice: Lattice, dims: readonly number[], parity: Parity): Lattice {
  const places: number[] = [];
  for (const start of lattice.starts) {
    for (let i = 0; i < lattice.count; i++) {
      const place = start + i * lattice.stride;
      if (parityAt(dims, place) === parity) places.push(place);
    }
  }
  return { starts: Int32Array.from(places), count: 1, stride: 1 };
}
