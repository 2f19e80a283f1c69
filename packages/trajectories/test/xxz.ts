import { type Operator, sm, sp, spins, sx, sy, sz } from "@openbath/hilbert";

/** The chain of paper 002, Eq. 5, with a field gradient. */
export interface XxzParameters {
  readonly L: number;
  readonly J: number;
  readonly h: number;
  readonly Delta: number;
  readonly delta: number;
}

export const FIG_3D = { J: 1, h: 1, Delta: 0.7, delta: -0.07, gamma: 0.25, T: 2.2 } as const;

export const field = ({ h, delta }: XxzParameters, site: number): number => h + delta * (site - 1);

/** H = -J sum (sx sx + sy sy + Delta sz sz) + sum h_i sz_i. */
export function xxz(p: XxzParameters): Operator {
  const space = spins(p.L);
  let H = sz(space, 1).times(field(p, 1));
  for (let i = 1; i <= p.L; i++) {
    if (i > 1) H = H.plus(sz(space, i).times(field(p, i)));
    if (i === p.L) continue;
    const flip = sp(space, i).times(sm(space, i + 1));
    H = H.plus(flip.plus(flip.adjoint()).times(-2 * p.J));
    H = H.plus(
      sz(space, i)
        .times(sz(space, i + 1))
        .times(-p.J * p.Delta),
    );
  }
  return H;
}

/** j_i = 2 J <sy_i sx_{i+1} - sx_i sy_{i+1}>, from i to i + 1. */
export function bondCurrent(p: XxzParameters, i: number): Operator {
  const space = spins(p.L);
  const a = sy(space, i).times(sx(space, i + 1));
  return a.minus(sx(space, i).times(sy(space, i + 1))).times(2 * p.J);
}

/** W(E) = gamma E / (exp(E/T) - 1), E the energy that the system gains. */
export function W(E: number, gamma: number, T: number): number {
  return E === 0 ? gamma * T : (gamma * E) / Math.expm1(E / T);
}

export interface Lindblad {
  readonly hamiltonian: Operator;
  readonly jumps: readonly Operator[];
}

export function effective({ hamiltonian, jumps }: Lindblad): Operator {
  return jumps.reduce((H, L) => H.plus(L.adjoint().times(L).times({ re: 0, im: -0.5 })), hamiltonian);
}

/** The traditional equation: sqrt(2 W(-2h)) sm and sqrt(2 W(2h)) sp at both ends. */
export function traditional(p: XxzParameters, gamma: number, T: number): Lindblad {
  const space = spins(p.L);
  const jumps = [1, p.L].flatMap((site) => {
    const e = 2 * field(p, site);
    return [
      sp(space, site).times(Math.sqrt(2 * W(e, gamma, T))),
      sm(space, site).times(Math.sqrt(2 * W(-e, gamma, T))),
    ];
  });
  return { hamiltonian: xxz(p), jumps };
}

/** W and its first derivative, for real E not 0. */
function taylor1(E: number, gamma: number, T: number): [number, number] {
  const e = Math.expm1(E / T);
  return [(gamma * E) / e, gamma / e - (gamma * E * (e + 1)) / (T * e * e)];
}

/** The local Lindblad equation of paper 002 at order 1, without the order-1 term of L_-. */
export function localLindblad1(p: XxzParameters, gamma: number, T: number): Lindblad {
  const space = spins(p.L);
  const H = xxz(p);
  let hamiltonian = H;
  const jumps = [1, p.L].map((site) => {
    const h = field(p, site);
    const v = sx(space, site);
    const part = (e: number, s: Operator): Operator => {
      const [w, w1] = taylor1(e, gamma, T);
      return s.times(w).plus(H.commutator(s).minus(s.times(e)).times(w1));
    };
    const u = part(2 * h, sp(space, site)).plus(part(-2 * h, sm(space, site)));
    const weight = [Math.exp(h / T) ** 2, Math.exp(-h / T) ** 2];
    const rates = [W(2 * h, gamma, T) ** 2, W(-2 * h, gamma, T) ** 2];
    const lambda = Math.sqrt((rates[0] * weight[0] + rates[1] * weight[1]) / (weight[0] + weight[1]));
    const vu = v.times(u);
    hamiltonian = hamiltonian.plus(vu.minus(vu.adjoint()).times({ re: 0, im: -0.5 }));
    return u.plus(v.times(lambda)).times(1 / Math.sqrt(2 * lambda));
  });
  return { hamiltonian, jumps };
}
