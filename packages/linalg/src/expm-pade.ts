import { ComplexMatrix } from "./complex-matrix.ts";
import { lu } from "./lu.ts";
import { multiply } from "./multiply.ts";
import { modulus, oneNorm } from "./norms.ts";
import { add, linearCombination, scale, subtract } from "./sums.ts";

/** Coefficients b_0 .. b_13 of the numerator of the [13/13] Pade approximant of e^x, b_k = (26-k)! 13! / (26! k! (13-k)!) 26!/13!. */
const B = [
  64764752532480000, 32382376266240000, 7771770303897600, 1187353796428800, 129060195264000, 10559470521600,
  670442572800, 33522128640, 1323241920, 40840800, 960960, 16380, 182, 1,
];
/** The norm up to which [13/13] is exact to the rounding unit, backward (Higham 2005, Table 2.3). */
const THETA = 5.371920351148152;
/** ln of the leading coefficient of the backward error, 1 / (C(26, 13) 27!). */
const LOG_ERROR = -(
  Math.log(10400600) + Array.from({ length: 27 }, (_, k) => Math.log(k + 1)).reduce((x, y) => x + y, 0)
);

/**
 * e^a by scaling and squaring with the [13/13] Pade approximant. The number s of squarings comes from |a^4|^(1/4),
 * |a^6|^(1/6), |a^8|^(1/8), |a^10|^(1/10) rather than |a|, with the correction for rounding of Al-Mohy and Higham (2009),
 * Algorithm 5.1. The matrix must be square and finite.
 */
export function expmPade(a: ComplexMatrix): ComplexMatrix {
  const n = a.rows;
  const norm = oneNorm(a);
  if (norm === 0) return ComplexMatrix.identity(n);
  // first to a norm whose tenth power is harmless
  const first = Math.max(0, Math.ceil(Math.log2(norm)) - 10);
  let x = scale(2 ** -first, a);
  let x2 = multiply(x, x);
  let x4 = multiply(x2, x2);
  let x6 = multiply(x2, x4);
  const d6 = oneNorm(x6) ** (1 / 6);
  const d8 = oneNorm(multiply(x4, x4)) ** (1 / 8);
  const d10 = oneNorm(multiply(x4, x6)) ** (1 / 10);
  const size = Math.min(Math.max(d6, d8), Math.max(d8, d10));
  // fewer squarings than the norm asked for where powers fall faster; not back to where the powers would overflow
  let extra = Math.max(-Math.min(first, 90), Math.ceil(Math.log2(size / THETA)));
  extra += roundingCorrection(x, 2 ** -extra);
  if (extra !== 0) {
    x = scale(2 ** -extra, x);
    x2 = scale(4 ** -extra, x2);
    x4 = scale(16 ** -extra, x4);
    x6 = scale(64 ** -extra, x6);
  }
  let result = pade13(n, x, x2, x4, x6);
  for (let s = 0; s < first + extra; s++) result = multiply(result, result);
  return result;
}

/** r_13(x) = (V - U)^-1 (V + U), U the odd and V the even part of the numerator. */
function pade13(n: number, x: ComplexMatrix, x2: ComplexMatrix, x4: ComplexMatrix, x6: ComplexMatrix): ComplexMatrix {
  const one = ComplexMatrix.identity(n);
  const powers = [one, x2, x4, x6];
  const oddHigh = multiply(x6, linearCombination([0, B[9], B[11], B[13]], powers));
  const odd = multiply(x, add(oddHigh, linearCombination([B[1], B[3], B[5], B[7]], powers)));
  const evenHigh = multiply(x6, linearCombination([0, B[8], B[10], B[12]], powers));
  const even = add(evenHigh, linearCombination([B[0], B[2], B[4], B[6]], powers));
  return lu(subtract(even, odd)).solve(add(even, odd));
}

/** How many more squarings keep the leading term of the backward error, | |c x|^27 | / |c x|, at the rounding unit. */
function roundingCorrection(x: ComplexMatrix, c: number): number {
  const n = x.rows;
  const sizes = new Float64Array(n * n);
  for (let at = 0; at < n * n; at++) sizes[at] = c * modulus(x.data[2 * at], x.data[2 * at + 1]);
  let row = new Float64Array(n).fill(1);
  let log = 0;
  for (let power = 0; power < 27; power++) {
    const next = new Float64Array(n);
    for (let i = 0; i < n; i++) {
      const weight = row[i];
      if (weight === 0) continue;
      for (let j = 0; j < n; j++) next[j] += weight * sizes[i * n + j];
    }
    const largest = next.reduce((p, q) => Math.max(p, q), 0);
    if (largest === 0) return 0;
    log += Math.log(largest);
    row = next.map((p) => p / largest);
  }
  const logAlpha = LOG_ERROR + log - Math.log(c * oneNorm(x));
  return Math.max(0, Math.ceil((logAlpha / Math.LN2 + 53) / 26));
}
