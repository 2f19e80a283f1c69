import type { Operator } from "@openbath/hilbert";
import { type Complex, type ComplexLike, imaginaryPart, realPart } from "@openbath/linalg";
import { OpenSystemError } from "./system.ts";

/** Jump operators with rate +1 and -1 that make up one Redfield channel together with H - (i/2)(v^dag u - u^dag v). */
export interface PseudoLindblad {
  readonly plus: Operator;
  readonly minus: Operator;
}

/**
 * Paper 002, Eqs. S46 to S49: u rho v^dag + v rho u^dag = L+ rho L+^dag - L- rho L-^dag with
 *
 *   L+ = (u + conj(lambda) v) / sqrt(2 Re lambda),   L- = (u - lambda v) / sqrt(2 Re lambda),
 *
 * for any lambda with Re lambda > 0. The smaller L- is made by the choice of lambda, the nearer to Lindblad form.
 *
 * @throws OpenSystemError when Re lambda is not positive
 */
export function pseudoLindblad(u: Operator, v: Operator, lambda: ComplexLike): PseudoLindblad {
  const re = realPart(lambda);
  const im = imaginaryPart(lambda);
  if (!(re > 0 && Number.isFinite(re) && Number.isFinite(im))) {
    throw new OpenSystemError(`lambda must have a positive real part, got ${re} + ${im} i`);
  }
  const norm = 1 / Math.sqrt(2 * re);
  return {
    plus: u.plus(v.times({ re, im: -im })).times(norm),
    minus: u.minus(v.times({ re, im })).times(norm),
  };
}

/** |u psi| / |v psi|: the lambda that makes L- smallest on one state (paper 002, Eq. S54). */
export function stateDependentLambda(u: Operator, v: Operator, psi: Float64Array): number {
  const image = new Float64Array(psi.length);
  const norm = (operator: Operator): number => {
    operator.applyTo(psi, image);
    return Math.hypot(...chunkNorms(image));
  };
  return norm(u) / norm(v);
}

/** |u| / |v| in the Frobenius norm: the state-independent choice, an average over all states. */
export function stateIndependentLambda(u: Operator, v: Operator): number {
  return frobenius(u) / frobenius(v);
}

/**
 * lambda_loc of paper 002 (before Fig. 4, and S55): W at the site's own transition energies, averaged with the weights
 * r^2 = |<k|v|q>|^2 exp(-2 E_q / T) of local equilibrium, lambda = sqrt(sum W^2 r^2 / sum r^2), principal root.
 */
export function localLambda(transitions: readonly { readonly w: Complex; readonly weight: number }[]): Complex {
  let re = 0;
  let im = 0;
  let total = 0;
  for (const { w, weight } of transitions) {
    re += (w.re * w.re - w.im * w.im) * weight;
    im += 2 * w.re * w.im * weight;
    total += weight;
  }
  re /= total;
  im /= total;
  const size = Math.hypot(re, im);
  const real = Math.sqrt((size + re) / 2);
  return real > 0 ? { re: real, im: im / (2 * real) } : { re: 0, im: Math.sqrt(size) };
}

function frobenius(operator: Operator): number {
  return Math.hypot(...chunkNorms(operator.toCsr().values));
}

/** Norms of pieces small enough to be spread as arguments. */
function chunkNorms(values: Float64Array): number[] {
  const norms: number[] = [];
  for (let from = 0; from < values.length; from += 4096) {
    let sum = 0;
    for (const x of values.subarray(from, from + 4096)) sum += x * x;
    norms.push(Math.sqrt(sum));
  }
  return norms;
}
