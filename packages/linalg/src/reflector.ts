import { euclideanNorm } from "./norms.ts";

/** Columns below this are zero beside a matrix of order one: their entries have lost digits to gradual underflow. */
export const NEGLIGIBLE = 1e-280;

/**
 * Turns x = v[from .. to) into the reflector vector v (first component 1) with (1 - tau v v^dagger)^dagger x = beta e_1,
 * beta real; writes tau at `tau[at]` and returns beta. tau = 0 when x is already real and along e_1, or so small that its
 * direction is lost to denormal numbers: such an x counts as zero beside a matrix of order one.
 */
export function makeReflector(v: Float64Array, from: number, to: number, tau: Float64Array, at: number): number {
  const re = v[from];
  const im = v[from + 1];
  const rest = euclideanNorm(v.subarray(from + 2, to));
  v[from] = 1;
  v[from + 1] = 0;
  const size = Math.max(Math.abs(re), Math.abs(im), rest);
  if (size < NEGLIGIBLE || (rest === 0 && im === 0)) {
    tau[at] = 0;
    tau[at + 1] = 0;
    return re;
  }
  const norm = size * Math.sqrt((re / size) ** 2 + (im / size) ** 2 + (rest / size) ** 2);
  const beta = re >= 0 ? -norm : norm;
  tau[at] = (beta - re) / beta;
  tau[at + 1] = -im / beta;
  // v = x / (alpha - beta), the division scaled against overflow
  const x = (re - beta) / size;
  const y = im / size;
  const square = x * x + y * y;
  const inverseRe = x / square;
  const inverseIm = -y / square;
  for (let i = from + 2; i < to; i += 2) {
    const p = v[i] / size;
    const q = v[i + 1] / size;
    v[i] = p * inverseRe - q * inverseIm;
    v[i + 1] = p * inverseIm + q * inverseRe;
  }
  return beta;
}
