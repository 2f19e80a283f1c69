import { lastDot, type VectorSpace } from "./krylov-vectors.ts";
import { euclideanNorm } from "./norms.ts";

/**
 * Makes w orthogonal to `basis[0..count)` by modified Gram-Schmidt, a second time when the first pass took away most of
 * w, and adds the coefficients (interleaved) to `coefficients`. Returns the norm of what is left of w, 0 when that is
 * rounding noise beside the w that came in (the Krylov space is then invariant), NaN when w is not finite.
 */
export function orthogonalize(
  space: VectorSpace,
  basis: readonly Float64Array[],
  count: number,
  w: Float64Array,
  coefficients: Float64Array,
): number {
  const before = euclideanNorm(w);
  if (!Number.isFinite(before)) return Number.NaN;
  let last = before;
  for (let pass = 0; pass < 3; pass++) {
    for (let i = 0; i < count; i++) {
      space.dot(basis[i], w);
      coefficients[2 * i] += lastDot.re;
      coefficients[2 * i + 1] += lastDot.im;
      space.addScaled(w, -lastDot.re, -lastDot.im, basis[i]);
    }
    const now = euclideanNorm(w);
    if (now <= 4 * Number.EPSILON * before) return 0;
    if (now > 0.7 * last) return now;
    last = now;
  }
  return last;
}
