import { ComplexMatrix, eigHermitian, frobeniusNorm, multiply, multiplyAdjoint } from "@openbath/linalg";
import { adjointForm, onTraceless } from "./adjoint-map.ts";
import { LimitsError } from "./errors.ts";
import type { Ness } from "./ness.ts";
import { region } from "./region.ts";
import { leastWeighted, scaleFixed, type Traces, traceSet } from "./traces.ts";

/** What proves that populations cannot be right: a weight per energy level, in the order of `Ness.energies`, each in [-1, 1]. */
export interface PopulationCertificate {
  readonly weights: ArrayLike<number>;
}

/** A bound, and how much of it was given away to rounding. */
export interface CheckedBound {
  readonly lowerBound: number;
  readonly allowance: number;
}

/**
 * A lower bound of tau_pop (paper 001, Eq. 29) from a certificate, by weak duality and nothing else: with |z_k| <= 1
 *
 *   sum_k |<E_k|X|E_k>| >= sum_k z_k <E_k|X|E_k> = sum_r Tr(Gamma_r K_r) >= sum_r t_r lambda_min(K_r).
 *
 * Knows nothing of the solver, of charges or of the maps that the program was made of. Rigorous for rho0 as computed, up to the
 * stated allowance for rounding in K and its eigenvalue. A corrupted certificate gives a worse bound, never a wrong one; weights
 * outside [-1, 1] are refused.
 *
 * @throws LimitsError for weights of a wrong number or size
 */
export function checkTauPop(
  ness: Ness,
  question: { readonly regions: readonly (readonly number[])[]; readonly traces?: Traces | undefined },
  certificate: PopulationCertificate,
): CheckedBound {
  const { basis } = ness;
  const d = basis.space.dimension;
  const { weights } = certificate;
  if (weights.length !== d)
    throw new LimitsError(`weights must have one number per level (${d}), got ${weights.length}`);
  for (let k = 0; k < d; k++) {
    if (!(Math.abs(weights[k]) <= 1)) throw new LimitsError(`weights[${k}] must be in [-1, 1], got ${weights[k]}`);
  }
  const sites = question.regions.filter((one) => one.length > 0);
  if (sites.length === 0) return { lowerBound: 0, allowance: 0 };
  const set = scaleFixed(traceSet(question.traces, sites.length), sites.length);
  const z = levelOperator(ness, weights);
  let allowance = 0;
  const least = sites.map((one, r) => {
    const place = region(basis.space, one, `regions[${r}]`);
    const form = adjointForm(z, ness.rho0, place);
    const { slack, value } = smallestEigenvalue(form.matrix, place.dimension);
    allowance = Math.max(allowance, form.allowance + slack);
    return value - form.allowance - slack;
  });
  const lowerBound = leastWeighted(set, least, 0);
  const size = set.kind === "each" ? set.values.reduce((sum, t) => sum + t, 0) : set.kind === "sum" ? set.total : 0;
  return { lowerBound: Math.max(0, lowerBound), allowance: allowance * size };
}

/** Smallest eigenvalue on the traceless operators, and how far the eigenvalue routine may be off. */
export function smallestEigenvalue(form: ComplexMatrix, dimension: number): { value: number; slack: number } {
  const allowance = Number.EPSILON * frobeniusNorm(form) * Math.sqrt(form.rows);
  const projected = onTraceless({ matrix: form, allowance: 0 }, dimension);
  return { value: eigHermitian(projected).values[0], slack: 4 * allowance };
}

/** sum_k z_k |E_k><E_k| in the product basis. */
export function levelOperator({ basis }: Ness, weights: ArrayLike<number>): ComplexMatrix {
  const d = basis.space.dimension;
  const result = ComplexMatrix.zeros(d, d);
  let first = 0;
  for (const { states, vectors } of basis.sectors) {
    const n = states.length;
    const diagonal = ComplexMatrix.diagonal(Array.from({ length: n }, (_, i) => weights[first + i]));
    const part = multiplyAdjoint(multiply(vectors, diagonal), vectors);
    states.forEach((row, i) => {
      states.forEach((column, j) => {
        const { re, im } = part.get(i, j);
        result.set(row, column, re, im);
      });
    });
    first += n;
  }
  return result;
}
