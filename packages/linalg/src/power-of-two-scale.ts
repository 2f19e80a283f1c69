import { largestPart } from "./norms.ts";

/**
 * The power of two that brings the largest |entry| into [1/2, 1): multiplying by it is exact, and squares and products
 * of the result neither overflow nor underflow harmfully. 1 for a zero (or empty) array. The power is kept within the
 * normal numbers, so the smallest denormal inputs end below 1/2.
 */
export const powerOfTwoScale = (values: Float64Array): number => powerOfTwoBelow(largestPart(values));

/** The same from the largest |entry|. */
export function powerOfTwoBelow(largest: number): number {
  if (largest === 0 || !Number.isFinite(largest)) return 1;
  const exponent = Math.floor(Math.log2(largest)) + 1;
  return 2 ** Math.min(1022, Math.max(-1022, -exponent));
}
