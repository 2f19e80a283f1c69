import { a, ad, type HilbertSpace, identity, n, type Operator } from "@openbath/hilbert";

/** Hoppings of the bonds; interactions and energies of the sites. */
export interface BoseHubbardParameters {
  readonly hopping: readonly number[];
  readonly interaction: readonly number[];
  readonly energies: readonly number[];
}

/**
 * H = -sum_l J_l (a_{l+1}^dag a_l + h.c.) + sum_l ( U_l n_l (n_l - 1)/2 + V_l n_l ). Paper 002 prints n (n + 1) in S14 but uses
 * n (n - 1) in S37 and S38; the latter is meant.
 */
export function boseHubbard(space: HilbertSpace, { hopping, interaction, energies }: BoseHubbardParameters): Operator {
  let h = identity(space).times(0);
  for (let l = 1; l <= space.size; l++) {
    const count = n(space, l);
    h = h
      .plus(count.times(energies[l - 1]))
      .plus(count.times(count.minus(identity(space))).times(interaction[l - 1] / 2));
    if (l === space.size) break;
    const hop = ad(space, l + 1).times(a(space, l));
    h = h.minus(hop.plus(hop.adjoint()).times(hopping[l - 1]));
  }
  return h;
}
