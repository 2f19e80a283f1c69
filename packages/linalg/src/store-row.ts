/**
 * C = alpha S + beta C for `count` neighbouring complex entries, from `at` of C and `from` of the sums S. With beta = 0 the old content is
 * not read; a real factor scales both parts alone, so that an infinite part does not spoil the other one.
 */
export function storeRow(
  count: number,
  S: Float64Array,
  from: number,
  alphaRe: number,
  alphaIm: number,
  betaRe: number,
  betaIm: number,
  C: Float64Array,
  at: number,
): void {
  const end = from + 2 * count;
  if (alphaIm === 0 && betaIm === 0) {
    if (betaRe === 0) for (let p = from; p < end; p++) C[at++] = alphaRe * S[p];
    else if (betaRe === 1) for (let p = from; p < end; p++) C[at++] += alphaRe * S[p];
    else for (let p = from; p < end; p++, at++) C[at] = alphaRe * S[p] + betaRe * C[at];
    return;
  }
  for (let p = from; p < end; p += 2, at += 2) store(C, at, S[p], S[p + 1], alphaRe, alphaIm, betaRe, betaIm);
}

/** C[at] = alpha (re + i im) + beta C[at]; with beta = 0 the old content is not read. */
export function store(
  C: Float64Array,
  at: number,
  re: number,
  im: number,
  alphaRe: number,
  alphaIm: number,
  betaRe: number,
  betaIm: number,
): void {
  let outRe = alphaRe * re;
  let outIm = alphaRe * im;
  if (alphaIm !== 0) {
    outRe -= alphaIm * im;
    outIm += alphaIm * re;
  }
  if (betaRe !== 0 || betaIm !== 0) {
    const oldRe = C[at];
    const oldIm = C[at + 1];
    outRe += betaRe * oldRe;
    outIm += betaRe * oldIm;
    if (betaIm !== 0) {
      outRe -= betaIm * oldIm;
      outIm += betaIm * oldRe;
    }
  }
  C[at] = outRe;
  C[at + 1] = outIm;
}
