import { bath, drude, pureOhmic } from "@openbath/baths";
import type { OpenSystem } from "@openbath/generators";
import { identity, type Operator, spins, sx, sy, sz } from "@openbath/hilbert";

export interface ChainParameters {
  readonly L: number;
  readonly J: number;
  readonly h: number;
  readonly Delta: number;
  readonly delta: number;
  readonly gamma_l: number;
  readonly gamma_r: number;
  readonly T_l: number;
  readonly T_r: number;
  readonly E_D?: number;
}

/** The chain of paper 002's figures, L = 3. */
export const figure: ChainParameters = {
  L: 3,
  J: 1,
  h: 1,
  Delta: 0.7,
  delta: -0.07,
  gamma_l: 0.25,
  gamma_r: 0.25,
  T_l: 2.2,
  T_r: 2.2,
};

/**
 * Paper 002, Eq. 5, with hermitian couplings sx at both ends; its gamma is half the strength of J = 2 pi sum |kappa|^2
 * delta.
 */
export function chain({ L, J, h, Delta, delta, gamma_l, gamma_r, T_l, T_r, E_D }: ChainParameters): OpenSystem {
  const space = spins(L);
  const pair = (s: typeof sx, i: number): Operator => s(space, i).times(s(space, i + 1));
  let hamiltonian: Operator = identity(space).times(0);
  for (let i = 1; i <= L; i++) {
    hamiltonian = hamiltonian.plus(sz(space, i).times(h + (i - 1) * delta));
    if (i === L) break;
    const bond = pair(sx, i).plus(pair(sy, i)).plus(pair(sz, i).times(Delta));
    hamiltonian = hamiltonian.minus(bond.times(J));
  }
  const end = (site: number, gamma: number, temperature: number) => ({
    bath: bath({
      statistics: "boson",
      temperature,
      spectralDensity:
        E_D === undefined ? pureOhmic({ strength: 2 * gamma }) : drude({ strength: 2 * gamma, cutoff: E_D }),
    }),
    operator: sx(space, site),
    kind: "hermitian" as const,
  });
  return { hamiltonian, epsilon: 1, couplings: [end(1, gamma_l, T_l), end(L, gamma_r, T_r)] };
}

/** j_i = 2J <sy_i sx_(i+1) - sx_i sy_(i+1)>, the flow of sz out of site i into site i + 1. */
export function spinCurrent({ L, J }: ChainParameters, i: number): Operator {
  const space = spins(L);
  const yx = sy(space, i).times(sx(space, i + 1));
  const xy = sx(space, i).times(sy(space, i + 1));
  return yx.minus(xy).times(2 * J);
}
