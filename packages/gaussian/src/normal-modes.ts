import { jacobiEigen } from "./jacobi-eigen.ts";

/** The normal modes of a network's potential. */
export interface NormalModes {
  /** the smallest Omega^2: above 0 for a stable network */
  readonly lowestSquare: number;
  /** Omega_k, ascending (NaN where Omega^2 < 0) */
  readonly frequencies: Float64Array;
  /** Omega_k^2 minus one common number: differences of these are accurate even between quasi-resonant modes */
  readonly offsets: Float64Array;
  /** U, n x n row-major: x_j = sum_k U_jk eta_k, columns orthonormal */
  readonly vectors: Float64Array;
}

/** What the normal modes depend on. */
export interface Potential {
  readonly frequencies: readonly number[];
  /** k_ij row-major, symmetric, zero diagonal */
  readonly springs: Float64Array;
}

/**
 * Normal modes of V = diag(w^2) + springs. Two nodes: Eqs. 13 and 14 of paper 003 in the forms that do not cancel. More: Jacobi's method on V minus a
 * common square, its diagonal formed as (w_j - w)(w_j + w), so that near-resonant nodes keep their detuning. `shifts` are added to w_j^2.
 */
export function normalModes(potential: Potential, shifts?: ArrayLike<number>): NormalModes {
  const n = potential.frequencies.length;
  return n === 2 ? twoModes(potential, shifts) : manyModes(potential, shifts);
}

/**
 * Omega_+-^2 = (w_1^2 + w_2^2 + 2k +- r)/2, r = hypot(2k, d), d = w_2^2 - w_1^2; the smaller one as det V / Omega_+^2; mixing angle
 * (Eq. 13) with sin^2 or cos^2 = 2k^2/(r (r + |d|)), whichever is the small one.
 */
function twoModes({ frequencies: [w1, w2], springs }: Potential, shifts?: ArrayLike<number>): NormalModes {
  const k = springs[1];
  const s1 = shifts?.[0] ?? 0;
  const s2 = shifts?.[1] ?? 0;
  const d = (w2 - w1) * (w2 + w1) + (s2 - s1);
  const r = Math.hypot(2 * k, d);
  const a = w1 * w1 + s1;
  const b = w2 * w2 + s2;
  const plus = (a + b + 2 * k + r) / 2;
  const product = a * b + k * (a + b);
  const minus = product / plus;
  let large = 1; // component of each mode on its dominant node
  let small = 0;
  if (r > 0) {
    large = Math.sqrt((r + Math.abs(d)) / (2 * r));
    small = (Math.sqrt(2) * k) / Math.sqrt(r * (r + Math.abs(d)));
  }
  // columns: the lower mode, then the upper one (proportional to x_1 - x_2 for k > 0)
  const vectors = d >= 0 ? [large, small, small, -large] : [small, large, large, -small];
  return {
    lowestSquare: Math.min(minus, plus),
    frequencies: Float64Array.of(Math.sqrt(minus), Math.sqrt(plus)),
    offsets: Float64Array.of(-r / 2, r / 2),
    vectors: Float64Array.from(vectors),
  };
}

function manyModes({ frequencies, springs }: Potential, shifts?: ArrayLike<number>): NormalModes {
  const n = frequencies.length;
  const reference = [...frequencies].sort((x, y) => x - y)[n >> 1];
  const matrix = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    let diagonal = (frequencies[i] - reference) * (frequencies[i] + reference) + (shifts?.[i] ?? 0);
    for (let j = 0; j < n; j++) {
      if (j === i) continue;
      diagonal += springs[i * n + j];
      matrix[i * n + j] = -springs[i * n + j];
    }
    matrix[i * n + i] = diagonal;
  }
  const { values, vectors } = jacobiEigen(n, matrix);
  return {
    lowestSquare: reference * reference + values[0],
    frequencies: values.map((x) => Math.sqrt(reference * reference + x)),
    offsets: values,
    vectors,
  };
}
