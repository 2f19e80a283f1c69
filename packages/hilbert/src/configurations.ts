import type { HilbertSpace } from "./hilbert-space.ts";

/** Indices are kept in 32 bits. */
const MAX_INDEX = 2 ** 31 - 1;

/** @throws RangeError when the product basis is too large to be indexed by 32-bit integers */
export function checkIndexable(dimension: number, what: string): void {
  if (dimension > MAX_INDEX) throw new RangeError(`${what}: ${dimension} states are too many, at most 2^31 - 1 can be`);
}

/**
 * All configurations of some factors of a product basis, as the places sum_s digit_s stride_s where they stand in it
 * when every other factor is in its state 0. The factor named first runs slowest.
 * @param factors positions from 0, in any order
 */
export function configurationOffsets(
  dims: readonly number[],
  strides: readonly number[],
  factors: readonly number[],
): Int32Array {
  let count = 1;
  for (const f of factors) count *= dims[f];
  checkIndexable(count, "configurations");
  const offsets = new Int32Array(count);
  let filled = 1;
  for (let k = factors.length - 1; k >= 0; k--) {
    const d = dims[factors[k]];
    const stride = strides[factors[k]];
    for (let digit = 1; digit < d; digit++) {
      for (let i = 0; i < filled; i++) offsets[digit * filled + i] = digit * stride + offsets[i];
    }
    filled *= d;
  }
  return offsets;
}

/** The factors 0 .. count-1 that are not in `factors` (ascending). */
export function complement(count: number, factors: readonly number[]): number[] {
  const others: number[] = [];
  for (let s = 0; s < count; s++) if (!factors.includes(s)) others.push(s);
  return others;
}

/** Dimension of the tensor product of the sites named (from 1). */
export function dimensionOf(space: HilbertSpace, sites: readonly number[]): number {
  let dimension = 1;
  for (const site of sites) dimension *= space.dims[site - 1];
  return dimension;
}

/** Row-major strides of a product basis. */
export function stridesOf(dims: readonly number[]): number[] {
  const strides = new Array<number>(dims.length);
  let stride = 1;
  for (let s = dims.length - 1; s >= 0; s--) {
    strides[s] = stride;
    stride *= dims[s];
  }
  return strides;
}
