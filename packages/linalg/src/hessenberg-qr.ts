import { ConvergenceError } from "./errors.ts";
import { modulus } from "./norms.ts";

const ULP = 2 ** -52;
const SMALL = 1e-290;
const SWEEPS_PER_VALUE = 60;
/** After so many sweeps on one eigenvalue an entry is also negligible beside the whole matrix (of order one). */
const PATIENCE = 25;

/** |re| + |im|. */
const size1 = (h: Float64Array, at: number): number => Math.abs(h[at]) + Math.abs(h[at + 1]);

/**
 * The complex Schur form of an upper Hessenberg matrix by the single-shift QR iteration: overwrites `h` (n x n,
 * interleaved) by the upper triangular T and, when given, multiplies the columns of Q into `qt`, which holds Q
 * *transposed* so that rotations run along rows. The matrix must be scaled to entries of order one. Without `qt` only the diagonal of T (the eigenvalues) is right.
 * @throws ConvergenceError when an eigenvalue needs more than 60 sweeps
 */
export function hessenbergQr(n: number, h: Float64Array, qt: Float64Array | undefined): void {
  let hi = n - 1;
  let sweeps = 0;
  const shift = new Float64Array(2);
  while (hi >= 0) {
    const lo = activeStart(n, h, hi, sweeps > PATIENCE);
    if (lo === hi) {
      hi--;
      sweeps = 0;
      continue;
    }
    if (sweeps === SWEEPS_PER_VALUE) {
      throw new ConvergenceError(
        `eigenvalue ${hi} of a ${n} x ${n} matrix did not converge in ${SWEEPS_PER_VALUE} QR sweeps`,
      );
    }
    sweeps++;
    if (sweeps % 10 === 0) exceptionalShift(n, h, lo, hi, sweeps, shift);
    else wilkinsonShift(n, h, hi, shift);
    sweep(n, h, qt, lo, hi, shift[0], shift[1]);
  }
}

/** The first row of the unreduced block that ends at `hi`; clears the negligible entry above it. */
function activeStart(n: number, h: Float64Array, hi: number, relaxed: boolean): number {
  for (let k = hi; k > 0; k--) {
    const sub = 2 * (k * n + k - 1);
    const entry = size1(h, sub);
    if (entry > (relaxed ? ULP : SMALL)) {
      const above = 2 * ((k - 1) * n + k - 1);
      const here = 2 * (k * n + k);
      let test = size1(h, above) + size1(h, here);
      if (test === 0) {
        if (k >= 2) test += size1(h, 2 * ((k - 1) * n + k - 2));
        if (k < n - 1) test += size1(h, 2 * ((k + 1) * n + k));
      }
      if (entry > ULP * test) continue;
      // the sharper test of Ahues and Tisseur, which keeps small eigenvalues of graded matrices
      const other = size1(h, 2 * ((k - 1) * n + k));
      const difference = Math.abs(h[above] - h[here]) + Math.abs(h[above + 1] - h[here + 1]);
      const large = Math.max(entry, other);
      const small = Math.min(entry, other);
      const aa = Math.max(size1(h, here), difference);
      const bb = Math.min(size1(h, here), difference);
      const s = aa + large;
      if (!(small * (large / s) <= Math.max(SMALL, ULP * (bb * (aa / s))))) continue;
    }
    h[sub] = 0;
    h[sub + 1] = 0;
    return k;
  }
  return 0;
}

/** The eigenvalue of the trailing 2 x 2 block next to its last entry. */
function wilkinsonShift(n: number, h: Float64Array, hi: number, shift: Float64Array): void {
  const a = 2 * ((hi - 1) * n + hi - 1);
  const b = a + 2;
  const c = 2 * (hi * n + hi - 1);
  const d = c + 2;
  // lambda = d - bc / (p +- sqrt(p^2 + bc)), p = (a - d) / 2, the sign that makes the denominator large
  const bcRe = h[b] * h[c] - h[b + 1] * h[c + 1];
  const bcIm = h[b] * h[c + 1] + h[b + 1] * h[c];
  const pRe = 0.5 * (h[a] - h[d]);
  const pIm = 0.5 * (h[a + 1] - h[d + 1]);
  shift[0] = h[d];
  shift[1] = h[d + 1];
  if (bcRe === 0 && bcIm === 0) return;
  const xRe = pRe * pRe - pIm * pIm + bcRe;
  const xIm = 2 * pRe * pIm + bcIm;
  const size = modulus(xRe, xIm);
  let rRe = Math.sqrt(0.5 * (size + Math.abs(xRe)));
  let rIm = rRe === 0 ? 0 : xIm / (2 * rRe);
  if (xRe < 0) {
    const kept = rRe;
    rRe = Math.abs(rIm);
    rIm = xIm < 0 ? -kept : kept;
  }
  if (rRe * pRe + rIm * pIm < 0) {
    rRe = -rRe;
    rIm = -rIm;
  }
  const zRe = pRe + rRe;
  const zIm = pIm + rIm;
  const square = zRe * zRe + zIm * zIm;
  if (square === 0) return;
  shift[0] -= (bcRe * zRe + bcIm * zIm) / square;
  shift[1] -= (bcIm * zRe - bcRe * zIm) / square;
}

/** A shift off the pattern, for the rare matrices on which Wilkinson's shift runs in a circle. */
function exceptionalShift(
  n: number,
  h: Float64Array,
  lo: number,
  hi: number,
  count: number,
  shift: Float64Array,
): void {
  const k = count % 20 === 0 ? hi : lo + 1;
  const diagonal = 2 * ((count % 20 === 0 ? hi : lo) * (n + 1));
  const entry = size1(h, 2 * (k * n + k - 1));
  shift[0] = h[diagonal] + 0.75 * entry;
  shift[1] = h[diagonal + 1] + (count % 20 === 0 ? 0.4375 * entry : 0);
}

/** One QR sweep with the given shift on the block lo..hi: a bulge chased down by Givens rotations. */
function sweep(
  n: number,
  h: Float64Array,
  qt: Float64Array | undefined,
  lo: number,
  hi: number,
  shiftRe: number,
  shiftIm: number,
): void {
  const firstRow = qt === undefined ? lo : 0;
  const lastCol = qt === undefined ? hi : n - 1;
  let xRe = h[2 * (lo * n + lo)] - shiftRe;
  let xIm = h[2 * (lo * n + lo) + 1] - shiftIm;
  let yRe = h[2 * ((lo + 1) * n + lo)];
  let yIm = h[2 * ((lo + 1) * n + lo) + 1];
  for (let k = lo; k < hi; k++) {
    if (k > lo) {
      const at = 2 * (k * n + k - 1);
      xRe = h[at];
      xIm = h[at + 1];
      yRe = h[at + 2 * n];
      yIm = h[at + 2 * n + 1];
    }
    // G = (c, s; -conj(s), c), c real: G (x, y)^T = (r, 0)^T
    const xSize = modulus(xRe, xIm);
    const ySize = modulus(yRe, yIm);
    const norm = modulus(xSize, ySize);
    if (norm === 0) continue;
    const c = xSize / norm;
    const phaseRe = xSize === 0 ? 1 : xRe / xSize;
    const phaseIm = xSize === 0 ? 0 : xIm / xSize;
    const sRe = (phaseRe * yRe + phaseIm * yIm) / norm;
    const sIm = (phaseIm * yRe - phaseRe * yIm) / norm;
    rotateRows(h, 2 * k * n, 2 * (k + 1) * n, 2 * (k > lo ? k - 1 : k), 2 * lastCol + 2, c, sRe, sIm);
    if (k > lo) {
      h[2 * ((k + 1) * n + k - 1)] = 0;
      h[2 * ((k + 1) * n + k - 1) + 1] = 0;
    }
    rotateColumns(h, n, k, firstRow, Math.min(k + 2, hi), c, sRe, sIm);
    if (qt !== undefined) rotateRows(qt, 2 * k * n, 2 * (k + 1) * n, 0, 2 * n, c, sRe, -sIm);
  }
}

/** Rows p, q -> c p + s q, c q - conj(s) p, on the places [from, to) (counted in numbers). */
function rotateRows(
  h: Float64Array,
  p: number,
  q: number,
  from: number,
  to: number,
  c: number,
  sRe: number,
  sIm: number,
): void {
  for (let j = from; j < to; j += 2) {
    const xr = h[p + j];
    const xi = h[p + j + 1];
    const yr = h[q + j];
    const yi = h[q + j + 1];
    h[p + j] = c * xr + sRe * yr - sIm * yi;
    h[p + j + 1] = c * xi + sRe * yi + sIm * yr;
    h[q + j] = c * yr - sRe * xr - sIm * xi;
    h[q + j + 1] = c * yi - sRe * xi + sIm * xr;
  }
}

/** Columns k, k+1 -> c k + conj(s) (k+1), c (k+1) - s k, on rows [first, last]: multiplication by G^dagger. */
function rotateColumns(
  h: Float64Array,
  n: number,
  k: number,
  first: number,
  last: number,
  c: number,
  sRe: number,
  sIm: number,
): void {
  for (let at = 2 * (first * n + k), row = first; row <= last; row++, at += 2 * n) {
    const xr = h[at];
    const xi = h[at + 1];
    const yr = h[at + 2];
    const yi = h[at + 3];
    h[at] = c * xr + sRe * yr + sIm * yi;
    h[at + 1] = c * xi + sRe * yi - sIm * yr;
    h[at + 2] = c * yr - sRe * xr + sIm * xi;
    h[at + 3] = c * yi - sRe * xi - sIm * xr;
  }
}
