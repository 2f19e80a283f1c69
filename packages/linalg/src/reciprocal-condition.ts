import { modulus } from "./norms.ts";

/** The solves with a factorised matrix and with its adjoint, in place on an interleaved vector. */
export interface FactorSolves {
  solve(x: Float64Array): void;
  solveAdjoint(x: Float64Array): void;
}

const vectorOneNorm = (x: Float64Array): number => {
  let sum = 0;
  for (let at = 0; at < x.length; at += 2) sum += modulus(x[at], x[at + 1]);
  return sum;
};

/**
 * 1 / (norm |A^-1|_1), |A^-1|_1 by Hager's method with Higham's safeguards: a lower bound of the norm, found by climbing on
 * the convex function |A^-1 x|_1 from x = (1, ..., 1)/n, and compared with a vector of alternating signs.
 */
export function reciprocalConditionEstimate(n: number, norm: number, factors: FactorSolves): number {
  if (n === 0) return 1;
  if (norm === 0) return 0;
  let x = new Float64Array(2 * n);
  for (let i = 0; i < n; i++) x[2 * i] = 1 / n;
  let estimate = 0;
  let last = -1;
  for (let step = 0; step < 6; step++) {
    factors.solve(x);
    const found = vectorOneNorm(x);
    if (!Number.isFinite(found)) return 0;
    if (found <= estimate) break;
    estimate = found;
    for (let at = 0; at < 2 * n; at += 2) {
      const size = modulus(x[at], x[at + 1]);
      x[at] = size === 0 ? 1 : x[at] / size;
      x[at + 1] = size === 0 ? 0 : x[at + 1] / size;
    }
    factors.solveAdjoint(x);
    let best = 0;
    for (let i = 1; i < n; i++) {
      if (modulus(x[2 * i], x[2 * i + 1]) > modulus(x[2 * best], x[2 * best + 1])) best = i;
    }
    if (best === last) break;
    last = best;
    x = new Float64Array(2 * n);
    x[2 * best] = 1;
  }
  const trial = new Float64Array(2 * n);
  for (let i = 0; i < n; i++) trial[2 * i] = (i % 2 === 0 ? 1 : -1) * (1 + i / Math.max(1, n - 1));
  factors.solve(trial);
  const alternative = (2 * vectorOneNorm(trial)) / (3 * n);
  if (!Number.isFinite(alternative)) return 0;
  return Math.min(1, 1 / norm / Math.max(estimate, alternative));
}
