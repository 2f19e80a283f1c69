import { besselSequence } from "./bessel-sequence.ts";
import type { SpectralBox } from "./spectral-box.ts";

/**
 * exp(-i H t) as a sum of Chebyshev polynomials of (H - center) / radius:
 * exp(-i center t) sum_k (2 - delta_k0) (-i)^k J_k(radius t) T_k((H - center) / radius).
 */
export interface ChebyshevPlan {
  readonly center: { readonly re: number; readonly im: number };
  readonly radius: number;
  /** |T_k| grows like growth^k at least, from the width and height of the numerical range; steps measure it. */
  readonly growth: number;
  /** The terms left out sum to at most this, relative to the vector at the beginning of the step. */
  readonly tolerance: number;
  /** Vectors that a step may use, and the longest step that is tried. */
  readonly maxVectors: number;
  readonly maxStep: number;
}

/** A step may lose at most this many digits (base e) to the growth of the polynomials off the real axis. */
const GROWTH_EXPONENT = 3;

export function chebyshevPlan(box: SpectralBox, tolerance: number, maxVectors: number): ChebyshevPlan {
  const halfWidth = (box.real[1] - box.real[0]) / 2;
  const halfHeight = (box.imaginary[1] - box.imaginary[0]) / 2;
  const radius = 1.001 * Math.max(halfWidth, halfHeight) || 1;
  const ratio = halfHeight / radius;
  const partial = {
    center: { re: (box.real[0] + box.real[1]) / 2, im: (box.imaginary[0] + box.imaginary[1]) / 2 },
    radius,
    growth: ratio + Math.hypot(1, ratio),
    tolerance,
    maxVectors,
  };
  let low = 0;
  let high = Math.min(maxVectors / radius, halfHeight > 0 ? GROWTH_EXPONENT / halfHeight : Number.POSITIVE_INFINITY);
  if (vectorsNeeded(partial, high) <= maxVectors) return { ...partial, maxStep: high };
  for (let k = 0; k < 40; k++) {
    const middle = (low + high) / 2;
    if (vectorsNeeded(partial, middle) <= maxVectors) low = middle;
    else high = middle;
  }
  if (low === 0)
    throw new RangeError(`a tolerance of ${tolerance} cannot be reached with ${maxVectors} vectors a step`);
  return { ...partial, maxStep: low };
}

/**
 * The number of terms for a step: those left out sum to at most the tolerance if |T_k psi| is at most
 * size * growth^(k - since) beyond k = since, and at most `size` before.
 */
export function vectorsNeeded(
  plan: Pick<ChebyshevPlan, "radius" | "growth" | "tolerance" | "maxVectors">,
  step: number,
  known: { readonly size: number; readonly since: number; readonly growth: number } = {
    size: 1,
    since: 0,
    growth: plan.growth,
  },
): number {
  const x = plan.radius * step;
  const j = new Float64Array(Math.min(plan.maxVectors, Math.ceil(1.3 * x)) + 64);
  besselSequence(x, j);
  let size = known.size * known.growth ** Math.max(0, j.length - 1 - known.since);
  let tail = 0;
  for (let k = j.length - 1; k > 0; k--) {
    tail += 2 * Math.abs(j[k]) * size;
    if (tail > plan.tolerance) return k + 1;
    if (k > known.since) size /= known.growth;
  }
  return 1;
}
