import { store } from "./store-row.ts";

/**
 * C = alpha op(A) op(B) + beta C for factors that stay in the first-level cache: no packing, 2 x 2 register blocks over
 * strided operands. All strides and offsets count doubles; the column stride of C is 2. `aSign` and `bSign` are -1 to
 * conjugate a factor. The entry (i, l) of op(A) stands at `a0 + i aRow + l aCol`, (l, j) of op(B) at `b0 + l bRow + j bCol`.
 */
export function gemmSmall(
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
  const evenRows = m & ~1;
  const evenCols = n & ~1;
  const plain = alphaRe === 1 && alphaIm === 0 && betaRe === 0 && betaIm === 0;
  for (let i = 0; i < evenRows; i += 2) {
    const aStart = a0 + i * aRow;
    let c = c0 + i * cRow;
    for (let j = 0; j < evenCols; j += 2, c += 4) {
      let r00 = 0;
      let i00 = 0;
      let r01 = 0;
      let i01 = 0;
      let r10 = 0;
      let i10 = 0;
      let r11 = 0;
      let i11 = 0;
      let p = aStart;
      let q = b0 + j * bCol;
      for (let l = 0; l < k; l++) {
        const br0 = B[q];
        const bi0 = bSign * B[q + 1];
        const br1 = B[q + bCol];
        const bi1 = bSign * B[q + bCol + 1];
        let ar = A[p];
        let ai = aSign * A[p + 1];
        r00 += ar * br0 - ai * bi0;
        i00 += ar * bi0 + ai * br0;
        r01 += ar * br1 - ai * bi1;
        i01 += ar * bi1 + ai * br1;
        ar = A[p + aRow];
        ai = aSign * A[p + aRow + 1];
        r10 += ar * br0 - ai * bi0;
        i10 += ar * bi0 + ai * br0;
        r11 += ar * br1 - ai * bi1;
        i11 += ar * bi1 + ai * br1;
        p += aCol;
        q += bRow;
      }
      if (plain) {
        C[c] = r00;
        C[c + 1] = i00;
        C[c + 2] = r01;
        C[c + 3] = i01;
        C[c + cRow] = r10;
        C[c + cRow + 1] = i10;
        C[c + cRow + 2] = r11;
        C[c + cRow + 3] = i11;
      } else {
        store(C, c, r00, i00, alphaRe, alphaIm, betaRe, betaIm);
        store(C, c + 2, r01, i01, alphaRe, alphaIm, betaRe, betaIm);
        store(C, c + cRow, r10, i10, alphaRe, alphaIm, betaRe, betaIm);
        store(C, c + cRow + 2, r11, i11, alphaRe, alphaIm, betaRe, betaIm);
      }
    }
  }
  if (evenCols < n) {
    for (let i = 0; i < evenRows; i++) {
      dot(k, A, a0 + i * aRow, aCol, aSign, B, b0 + evenCols * bCol, bRow, bSign);
      store(C, c0 + i * cRow + 2 * evenCols, dotRe, dotIm, alphaRe, alphaIm, betaRe, betaIm);
    }
  }
  if (evenRows < m) {
    for (let j = 0; j < n; j++) {
      dot(k, A, a0 + evenRows * aRow, aCol, aSign, B, b0 + j * bCol, bRow, bSign);
      store(C, c0 + evenRows * cRow + 2 * j, dotRe, dotIm, alphaRe, alphaIm, betaRe, betaIm);
    }
  }
}

let dotRe = 0;
let dotIm = 0;

/** Leaves sum_l a_l b_l in `dotRe`, `dotIm`. */
function dot(
  k: number,
  A: Float64Array,
  p: number,
  aStep: number,
  aSign: number,
  B: Float64Array,
  q: number,
  bStep: number,
  bSign: number,
): void {
  let rr = 0;
  let ii = 0;
  let ri = 0;
  let ir = 0;
  for (let l = 0; l < k; l++, p += aStep, q += bStep) {
    const ar = A[p];
    const ai = A[p + 1];
    const br = B[q];
    const bi = B[q + 1];
    rr += ar * br;
    ii += ai * bi;
    ri += ar * bi;
    ir += ai * br;
  }
  dotRe = rr - aSign * bSign * ii;
  dotIm = bSign * ri + aSign * ir;
}
