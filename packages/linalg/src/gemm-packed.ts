import { store } from "./gemm-small.ts";

const K_BLOCK = 128;
const ROW_BLOCK = 64;
const COL_BLOCK = 256;

let packedA = new Float64Array(0);
let packedB = new Float64Array(0);

/**
 * Packs `lines` rows of op(A) (or columns of op(B)) in pairs: [pair][depth][line of the pair][re, im], conjugated by
 * the sign, an odd last line completed by zeros, so that the inner loop of the product reads both operands in order.
 */
function pack(
  lines: number,
  depth: number,
  source: Float64Array,
  start: number,
  lineStride: number,
  depthStride: number,
  sign: number,
  target: Float64Array,
): void {
  let to = 0;
  for (let line = 0; line < lines; line += 2) {
    const first = start + line * lineStride;
    if (line + 1 < lines) {
      for (let l = 0, p = first; l < depth; l++, p += depthStride, to += 4) {
        target[to] = source[p];
        target[to + 1] = sign * source[p + 1];
        target[to + 2] = source[p + lineStride];
        target[to + 3] = sign * source[p + lineStride + 1];
      }
    } else {
      for (let l = 0, p = first; l < depth; l++, p += depthStride, to += 4) {
        target[to] = source[p];
        target[to + 1] = sign * source[p + 1];
        target[to + 2] = 0;
        target[to + 3] = 0;
      }
    }
  }
}

/**
 * C = alpha op(A) op(B) + beta C for large factors: blocks of both are copied in the order in which the 2 x 2 register
 * kernel reads them. Arguments as in `gemmSmall`. The two packing buffers (0.6 MB) are made at the first call and kept.
 */
export function gemmPacked(
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
  if (packedA.length === 0) {
    packedA = new Float64Array(2 * ROW_BLOCK * K_BLOCK);
    packedB = new Float64Array(2 * COL_BLOCK * K_BLOCK);
  }
  for (let jBlock = 0; jBlock < n; jBlock += COL_BLOCK) {
    const cols = Math.min(COL_BLOCK, n - jBlock);
    for (let lBlock = 0; lBlock < k; lBlock += K_BLOCK) {
      const depth = Math.min(K_BLOCK, k - lBlock);
      const first = lBlock === 0;
      pack(cols, depth, B, b0 + lBlock * bRow + jBlock * bCol, bCol, bRow, bSign, packedB);
      for (let iBlock = 0; iBlock < m; iBlock += ROW_BLOCK) {
        const rows = Math.min(ROW_BLOCK, m - iBlock);
        pack(rows, depth, A, a0 + iBlock * aRow + lBlock * aCol, aRow, aCol, aSign, packedA);
        const c = c0 + iBlock * cRow + 2 * jBlock;
        panel(rows, cols, depth, alphaRe, alphaIm, first ? betaRe : 1, first ? betaIm : 0, C, c, cRow);
      }
    }
  }
}

/** One packed block of rows times one packed block of columns, added into C. */
function panel(
  rows: number,
  cols: number,
  depth: number,
  alphaRe: number,
  alphaIm: number,
  betaRe: number,
  betaIm: number,
  C: Float64Array,
  c0: number,
  cRow: number,
): void {
  const A = packedA;
  const B = packedB;
  const stride = 4 * depth;
  for (let j = 0, bStart = 0; j < cols; j += 2, bStart += stride) {
    for (let i = 0, aStart = 0; i < rows; i += 2, aStart += stride) {
      let r00 = 0;
      let i00 = 0;
      let r01 = 0;
      let i01 = 0;
      let r10 = 0;
      let i10 = 0;
      let r11 = 0;
      let i11 = 0;
      const end = aStart + stride;
      for (let p = aStart, q = bStart; p < end; p += 4, q += 4) {
        const br0 = B[q];
        const bi0 = B[q + 1];
        const br1 = B[q + 2];
        const bi1 = B[q + 3];
        let ar = A[p];
        let ai = A[p + 1];
        r00 += ar * br0 - ai * bi0;
        i00 += ar * bi0 + ai * br0;
        r01 += ar * br1 - ai * bi1;
        i01 += ar * bi1 + ai * br1;
        ar = A[p + 2];
        ai = A[p + 3];
        r10 += ar * br0 - ai * bi0;
        i10 += ar * bi0 + ai * br0;
        r11 += ar * br1 - ai * bi1;
        i11 += ar * bi1 + ai * br1;
      }
      const c = c0 + i * cRow + 2 * j;
      const twoCols = j + 1 < cols;
      store(C, c, r00, i00, alphaRe, alphaIm, betaRe, betaIm);
      if (twoCols) store(C, c + 2, r01, i01, alphaRe, alphaIm, betaRe, betaIm);
      if (i + 1 < rows) {
        store(C, c + cRow, r10, i10, alphaRe, alphaIm, betaRe, betaIm);
        if (twoCols) store(C, c + cRow + 2, r11, i11, alphaRe, alphaIm, betaRe, betaIm);
      }
    }
  }
}
