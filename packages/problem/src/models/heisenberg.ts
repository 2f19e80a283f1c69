import { type HilbertSpace, identity, type Operator, sx, sy, sz } from "@openbath/hilbert";

/** One bond of a Heisenberg model, of any range. */
export interface Bond {
  readonly between: readonly [number, number];
  readonly xx: number;
  readonly yy: number;
  readonly zz: number;
}

/** H = sum_l (w_l/2) sz_l + sum_bonds (xx sx sx + yy sy sy + zz sz sz); positive couplings are antiferromagnetic. */
export function heisenberg(space: HilbertSpace, field: readonly number[], bonds: readonly Bond[]): Operator {
  let h = identity(space).times(0);
  field.forEach((w, l) => {
    if (w !== 0) h = h.plus(sz(space, l + 1).times(w / 2));
  });
  for (const {
    between: [i, j],
    xx,
    yy,
    zz,
  } of bonds) {
    h = h
      .plus(sx(space, i).times(sx(space, j)).times(xx))
      .plus(sy(space, i).times(sy(space, j)).times(yy))
      .plus(sz(space, i).times(sz(space, j)).times(zz));
  }
  return h;
}
