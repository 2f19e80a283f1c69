import type { Generator } from "@openbath/generators";
import { ComplexMatrix } from "@openbath/linalg";
import type { SteadyState } from "@openbath/steady-state";
import { sitesWithoutBath } from "./free-sites.ts";
import { hermitianBasis } from "./hermitian-basis.ts";

export interface LocalConservation {
  /** The largest |Tr(O L[rho]) + i Tr([O, H_S] rho)| over the basis. */
  readonly violation: number;
  /** The sites without a bath, from 1. */
  readonly sites: readonly number[];
  /** Whether all products over those sites were looked at, or only those of one and two sites. */
  readonly complete: boolean;
}

/**
 * Does a site without a bath obey its own continuity equation? For an observable O on such sites only H_S may change
 * <O> (paper 000, S44, S45), so Tr(O L[rho]) + i Tr([O, H_S] rho) = Tr(O D[rho]) must vanish. O runs over a basis of
 * Hermitian products of single-site operators, each of unit operator norm. Redfield and local Lindblad equations give
 * rounding; equations that spread a bath's effect over the system do not.
 *
 * Undefined when every site has a bath.
 */
export function localConservation(generator: Generator, state: SteadyState): LocalConservation | undefined {
  const sites = sitesWithoutBath(generator);
  if (sites.length === 0) return undefined;
  const change = dissipated(generator, state);
  const basis = hermitianBasis(generator.space, sites);
  let violation = 0;
  for (const operator of basis.operators()) {
    const { re, im } = operator.expectation(change);
    const size = Math.hypot(re, im);
    if (!(size <= violation)) violation = size;
  }
  return { violation, sites, complete: basis.complete };
}

/** D[rho] of all baths, in the product basis. */
function dissipated(generator: Generator, state: SteadyState): ComplexMatrix {
  const form = generator.energyForm;
  if (form !== undefined && state.energyDensity !== undefined) {
    const change = state.energyDensity.zerosLike();
    form.dissipateHermitian(state.energyDensity, change);
    return form.basis.toProduct(change);
  }
  const d = generator.space.dimension;
  const total = ComplexMatrix.zeros(d, d);
  const change = ComplexMatrix.zeros(d, d);
  for (const part of generator.parts.baths.values()) {
    part.apply(state.density, change);
    for (let k = 0; k < total.data.length; k++) total.data[k] += change.data[k];
  }
  return total;
}
