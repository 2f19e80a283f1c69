import { gemmPacked } from "./gemm-packed.ts";
import { gemmSmall } from "./gemm-small.ts";

/** From this many multiplications on, and when no side is thinner than that, packing pays (measured). */
const SMALL = 600;
const THIN = 3;

/** C = alpha op(A) op(B) + beta C on strided operands by the kernel that suits the size; arguments as in `gemmSmall`. */
export function gemmStrided(
  m: number,
  n: number,
  k: number,
  alphaRe: number,
  alphaIm: number,
  A: Float64Array,
  a0: number,
  aRow: number,
  aCol: number,
  aSign: number,
  B: Float64Array,
  b0: number,
  bRow: number,
  bCol: number,
  bSign: number,
  betaRe: number,
  betaIm: number,
  C: Float64Array,
  c0: number,
  cRow: number,
): void {
  const kernel = m * n * k >= SMALL && Math.min(m, n, k) >= THIN ? gemmPacked : gemmSmall;
  kernel(m, n, k, alphaRe, alphaIm, A, a0, aRow, aCol, aSign, B, b0, bRow, bCol, bSign, betaRe, betaIm, C, c0, cRow);
}
