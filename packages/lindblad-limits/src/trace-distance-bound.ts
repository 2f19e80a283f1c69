import { ComplexMatrix, eigHermitian } from "@openbath/linalg";
import { adjointForm, onTraceless } from "./adjoint-map.ts";
import { levelOperator, type PopulationCertificate } from "./check-tau-pop.ts";
import type { Ness } from "./ness.ts";
import { type Region, region } from "./region.ts";
import { leastWeighted, scaleFixed, type Traces, traceSet } from "./traces.ts";

/**
 * Lower bounds of || rho0 - rho' ||_1 = sum_k |p_k - p'_k| for EVERY Lindblad equation on the regions, rho' its steady state to leading
 * order. (The "trace distance" of paper 001, Lemma 1, is this full 1-norm; the usual one is half of it.)
 */
export interface TraceDistanceBounds {
  /** Lemma 1, Eq. 31: tau / (2 sum t_r (d_r^3 - d_r)) */
  readonly lemma1: number;
  /** with sum_k |C_km| <= 2 sum t_r d_r / d in place of the lemma's estimate: tau d / (2 sum t_r d_r) */
  readonly sharper: number;
  /** from the certificate itself, level by level; never below `sharper` */
  readonly dual: number;
}

/**
 * With weights z and Z = sum z_k |E_k><E_k|, phi(p) = min over the allowed Gamma of sum_k z_k <E_k| D[sum_m p_m |E_m><E_m|] |E_k> is
 * concave and homogeneous, phi(p') <= 0 for a steady state and phi(rho0) >= tau. So with delta = |p - p'|_1
 *
 *   0 >= phi(p') >= phi(p) - (delta/2) (max_m -phi(e_m) + max_n -phi(-e_n)).
 */
export function traceDistanceBounds(
  ness: Ness,
  question: { readonly regions: readonly (readonly number[])[]; readonly traces?: Traces | undefined },
  tau: { readonly lowerBound: number; readonly certificate: PopulationCertificate },
): TraceDistanceBounds {
  const { space } = ness.basis;
  const d = space.dimension;
  const places = question.regions
    .filter((sites) => sites.length > 0)
    .map((sites, r) => region(space, sites, `regions[${r}]`));
  if (tau.lowerBound <= 0 || places.length === 0) return { lemma1: 0, sharper: 0, dual: 0 };
  const set = scaleFixed(traceSet(question.traces, places.length), places.length);
  const largest = (f: (place: Region) => number): number =>
    -leastWeighted(
      set,
      places.map((place) => -f(place)),
      0,
    );
  const lemma1 = tau.lowerBound / (2 * largest(({ dimension: n }) => n ** 3 - n));
  const sharper = (tau.lowerBound * d) / (2 * largest(({ dimension: n }) => n));
  const z = levelOperator(ness, tau.certificate.weights);
  let gain = 0;
  let loss = 0;
  for (let m = 0; m < d; m++) {
    const level = new Float64Array(d);
    level[m] = 1;
    const rho = levelOperator(ness, level);
    const ends = places.map((place) => extremes(z, rho, place));
    loss = Math.max(
      loss,
      -leastWeighted(
        set,
        ends.map(({ least }) => least),
        0,
      ),
    );
    gain = Math.max(
      gain,
      -leastWeighted(
        set,
        ends.map(({ most }) => -most),
        0,
      ),
    );
  }
  return { lemma1, sharper, dual: Math.max(sharper, (2 * tau.lowerBound) / (gain + loss)) };
}

/** Smallest and largest eigenvalue of a region's form on the traceless operators, the allowance taken off. */
function extremes(z: ComplexMatrix, rho: ComplexMatrix, place: Region): { least: number; most: number } {
  const form = adjointForm(z, rho, place);
  const n = place.dimension;
  const negative = new ComplexMatrix(
    form.matrix.rows,
    form.matrix.cols,
    form.matrix.data.map((x) => -x),
  );
  const smallest = (matrix: ComplexMatrix): number =>
    eigHermitian(onTraceless({ matrix, allowance: 0 }, n)).values[0] - 2 * form.allowance;
  return { least: smallest(form.matrix), most: -smallest(negative) };
}
