import { UNIT } from "./exact-sum.ts";

/**
 * A number that the smallest eigenvalue of a Hermitian matrix certainly exceeds, close to it.
 *
 * A - s is positive definite up to an allowance when its Cholesky factorisation in floating point runs to the end (Rump, BIT 46, 2006):
 * then lambda_min(A) >= s - gamma tr(A - s), gamma = k u / (1 - k u). There k = n + 1 for real matrices; for complex
 * ones, whose products carry more roundings, k = 4 n + 8 is taken (for both). s is sought by doubling and bisection; `coarse` is content
 * with the order of magnitude of a positive eigenvalue (and -Infinity for a matrix that is not positive definite).
 *
 * `a`: n x n, row-major, lower triangle read, interleaved when `complex`.
 */
export function smallestEigenvalueBound(a: Float64Array, n: number, complex: boolean, coarse = false): number {
  const w = complex ? 2 : 1;
  let trace = 0;
  let least = Number.POSITIVE_INFINITY;
  let largest = 0;
  for (let i = 0; i < n; i++) {
    const d = a[w * i * (n + 1)];
    if (!Number.isFinite(d)) return Number.NEGATIVE_INFINITY;
    trace += Math.abs(d);
    least = Math.min(least, d);
    for (let j = 0; j <= i; j++) {
      const at = w * (i * n + j);
      largest = Math.max(largest, complex ? Math.hypot(a[at], a[at + 1]) : Math.abs(a[at]));
    }
  }
  if (!Number.isFinite(largest)) return Number.NEGATIVE_INFINITY;
  if (n === 1) return least;
  const k = 4 * n + 8;
  const gamma = (k * UNIT) / (1 - k * UNIT);
  const bound = (s: number): number => s - gamma * (trace + n * Math.abs(s)) * (1 + 1e-10) - n * 1e-290;
  const holds = (s: number): boolean => factorises(a, n, complex, s);
  // geometric search for s that holds next to one that does not, then a few bisections
  let good: number;
  let bad: number;
  if (holds(0)) {
    good = 0;
    bad = least;
    for (let s = least / 2; s > UNIT * largest; s /= coarse ? 16 : 2) {
      if (holds(s)) {
        good = s;
        break;
      }
      bad = s;
    }
  } else if (coarse) return Number.NEGATIVE_INFINITY;
  else {
    bad = 0;
    good = -2 * UNIT * largest - 1e-300;
    while (!holds(good)) {
      bad = good;
      good *= 2;
      if (!Number.isFinite(good)) return Number.NEGATIVE_INFINITY;
    }
  }
  for (let step = 0; step < (coarse ? 0 : 12); step++) {
    const middle = (good + bad) / 2;
    if (holds(middle)) good = middle;
    else bad = middle;
  }
  return bound(good);
}

/** Does Cholesky of A - s run to the end? */
function factorises(a: Float64Array, n: number, complex: boolean, s: number): boolean {
  return complex ? factorisesComplex(a, n, s) : factorisesReal(a, n, s);
}

function factorisesReal(a: Float64Array, n: number, s: number): boolean {
  const l = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = a[i * n + j];
      if (i === j) sum -= s;
      for (let k = 0; k < j; k++) sum -= l[i * n + k] * l[j * n + k];
      if (i === j) {
        if (!(sum > 0)) return false;
        l[i * n + i] = Math.sqrt(sum);
      } else l[i * n + j] = sum / l[j * n + j];
    }
  }
  return true;
}

function factorisesComplex(a: Float64Array, n: number, s: number): boolean {
  const l = new Float64Array(2 * n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let re = a[2 * (i * n + j)];
      let im = a[2 * (i * n + j) + 1];
      if (i === j) re -= s;
      for (let k = 0; k < j; k++) {
        const p = 2 * (i * n + k);
        const q = 2 * (j * n + k);
        re -= l[p] * l[q] + l[p + 1] * l[q + 1];
        im -= l[p + 1] * l[q] - l[p] * l[q + 1];
      }
      const at = 2 * (i * n + j);
      if (i === j) {
        if (!(re > 0)) return false;
        l[at] = Math.sqrt(re);
      } else {
        const d = l[2 * (j * n + j)];
        l[at] = re / d;
        l[at + 1] = im / d;
      }
    }
  }
  return true;
}
