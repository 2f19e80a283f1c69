import { type HilbertSpace, identity, type Operator, sx, sy, sz } from "@openbath/hilbert";

/** Fields, couplings and anisotropies of an XXZ chain, one for each site or bond. */
export interface XxzParameters {
  readonly field: readonly number[];
  readonly coupling: readonly number[];
  readonly anisotropy: readonly number[];
}

/** H = sum_l (w_l/2) sz_l - sum_l g_l (sx sx + sy sy + D_l sz sz) on neighbours: paper 000, Eq. 6. */
export function xxz(space: HilbertSpace, { field, coupling, anisotropy }: XxzParameters): Operator {
  let h = identity(space).times(0);
  for (let l = 1; l <= space.size; l++) h = h.plus(sz(space, l).times(field[l - 1] / 2));
  for (let l = 1; l < space.size; l++) {
    h = h
      .minus(
        sx(space, l)
          .times(sx(space, l + 1))
          .times(coupling[l - 1]),
      )
      .minus(
        sy(space, l)
          .times(sy(space, l + 1))
          .times(coupling[l - 1]),
      )
      .minus(
        sz(space, l)
          .times(sz(space, l + 1))
          .times(coupling[l - 1] * anisotropy[l - 1]),
      );
  }
  return h;
}
