import { ConvergenceError } from "./errors.ts";

const UNIT_ROUNDOFF = 2 ** -53;
const SWEEPS_PER_VALUE = 60;
/**
 * Off-diagonal entries count as zero beside the geometric mean of their diagonal neighbours, which keeps small
 * eigenvalues of graded matrices accurate. Where rounding keeps one just above that for so many sweeps, the
 * arithmetic mean takes over, which is all that backward stability needs.
 */
const PATIENCE = 8;
/** Off-diagonal entries below this are zero beside a matrix of order one: they lie where squares underflow. */
const FLOOR = 1e-140;

/** sqrt(x^2 + y^2) without overflow. */
function pythagoras(x: number, y: number): number {
  const square = x * x + y * y;
  if (square > 1e-280 && square < 1e280) return Math.sqrt(square);
  const large = Math.max(Math.abs(x), Math.abs(y));
  if (large === 0) return 0;
  return large * Math.sqrt((x / large) ** 2 + (y / large) ** 2);
}

/**
 * All eigenvalues of the real symmetric tridiagonal matrix with diagonal `d` (n numbers) and off-diagonal `e` (n
 * numbers, the last one is scratch) by the implicit QL iteration with Wilkinson's shift. `d` is overwritten by the
 * eigenvalues, not sorted, `e` is destroyed. `z` holds n rows of `width` numbers; rows k and k+1 are rotated like the
 * columns of the eigenvector matrix, so starting from the identity row k ends as the eigenvector of `d[k]`. The matrix must be
 * scaled to entries of order one.
 * @throws ConvergenceError when a value needs more than 60 sweeps
 */
export function tridiagonalQl(d: Float64Array, e: Float64Array, z: Float64Array, width: number): void {
  const n = d.length;
  if (n === 0) return;
  e[n - 1] = 0;
  for (let l = 0; l < n; l++) {
    for (let sweep = 0; ; sweep++) {
      const m = firstNegligible(d, e, l, sweep > PATIENCE);
      if (m === l) break;
      if (sweep === SWEEPS_PER_VALUE) {
        throw new ConvergenceError(
          `eigenvalue ${l} of a ${n} x ${n} tridiagonal matrix did not converge in ${SWEEPS_PER_VALUE} QL sweeps; ` +
            `the remaining off-diagonal entry is ${e[l]}`,
        );
      }
      qlSweep(d, e, z, width, l, m);
    }
  }
}

/** The first m >= l whose off-diagonal entry e[m] is negligible beside its diagonal neighbours; sets it to zero. */
function firstNegligible(d: Float64Array, e: Float64Array, l: number, relaxed: boolean): number {
  let m = l;
  for (; m < d.length - 1; m++) {
    const size = Math.abs(e[m]);
    if (size === 0) break;
    const p = Math.abs(d[m]);
    const q = Math.abs(d[m + 1]);
    // |e|^2 <= u^2 |d_m d_{m+1}|, written so that nothing underflows
    const beside = relaxed ? p + q : Math.sqrt(p) * Math.sqrt(q);
    if (size <= UNIT_ROUNDOFF * beside || size < FLOOR) {
      e[m] = 0;
      break;
    }
  }
  return m;
}

/** One implicit QL sweep over the unreduced block l..m. */
function qlSweep(d: Float64Array, e: Float64Array, z: Float64Array, width: number, l: number, m: number): void {
  let g = (d[l + 1] - d[l]) / (2 * e[l]);
  let r = pythagoras(g, 1);
  g = d[m] - d[l] + e[l] / (g + (g >= 0 ? r : -r));
  let s = 1;
  let c = 1;
  let p = 0;
  for (let i = m - 1; i >= l; i--) {
    const f = s * e[i];
    const b = c * e[i];
    r = pythagoras(f, g);
    e[i + 1] = r;
    if (r === 0) {
      // the block splits here: start again with what is left
      d[i + 1] -= p;
      e[m] = 0;
      return;
    }
    s = f / r;
    c = g / r;
    g = d[i + 1] - p;
    r = (d[i] - g) * s + 2 * c * b;
    p = s * r;
    d[i + 1] = g + p;
    g = c * r - b;
    rotateRows(z, i * width, width, c, s);
  }
  d[l] -= p;
  e[l] = g;
  e[m] = 0;
}

/** (z_i, z_{i+1}) -> (c z_i - s z_{i+1}, s z_i + c z_{i+1}) on two neighbouring rows. */
function rotateRows(z: Float64Array, start: number, width: number, c: number, s: number): void {
  const end = start + width;
  for (let p = start, q = end; p < end; p++, q++) {
    const x = z[p];
    const y = z[q];
    z[q] = s * x + c * y;
    z[p] = c * x - s * y;
  }
}
