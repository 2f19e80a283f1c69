import type { Matrix } from "ml-matrix";

/** A two-mode covariance matrix up to local symplectic maps: [[a, C], [C^T, b]] with C = diag(c, d). */
export interface StandardForm {
  /** symplectic eigenvalue of the first mode */
  readonly a: number;
  /** of the second */
  readonly b: number;
  readonly c: number;
  /** |d| <= |c|; c d = det C */
  readonly d: number;
}

/**
 * The standard form of a positive two-mode covariance matrix. Correlations that are tiny beside a and b keep their relative accuracy: C is brought to the
 * local normal forms first and then decomposed.
 */
export function standardForm(covariance: Matrix): StandardForm {
  const [first, second] = [localNormalizer(covariance, 0), localNormalizer(covariance, 2)];
  const [c00, c01, c10, c11] = [covariance.get(0, 2), covariance.get(0, 3), covariance.get(1, 2), covariance.get(1, 3)];
  // S_A C S_B^T with S = [[s00, 0], [s10, s11]]
  const r00 = first.s00 * c00;
  const r01 = first.s00 * c01;
  const r10 = first.s10 * c00 + first.s11 * c10;
  const r11 = first.s10 * c01 + first.s11 * c11;
  const k00 = r00 * second.s00;
  const k01 = r00 * second.s10 + r01 * second.s11;
  const k10 = r10 * second.s00;
  const k11 = r10 * second.s10 + r11 * second.s11;
  const plus = Math.hypot(k00 + k11, k10 - k01); // s1 + s2 (signed)
  const minus = Math.hypot(k00 - k11, k10 + k01); // s1 - s2
  const c = (plus + minus) / 2;
  const determinant = k00 * k11 - k01 * k10;
  return { a: first.nu, b: second.nu, c, d: c === 0 ? 0 : determinant / c };
}

/** S (lower triangular, det 1) with S A S^T = nu 1 for the 2 x 2 block at `at`. */
function localNormalizer(covariance: Matrix, at: number): { nu: number; s00: number; s10: number; s11: number } {
  const xx = covariance.get(at, at);
  const xp = covariance.get(at + 1, at);
  const pp = covariance.get(at + 1, at + 1);
  const nu = Math.sqrt(xx * pp - xp * xp);
  const s00 = Math.sqrt(nu / xx);
  return { nu, s00, s10: -xp / xx / s00, s11: 1 / s00 };
}
