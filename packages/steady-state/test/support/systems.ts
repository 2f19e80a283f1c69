import { type Bath, bath, ohmicGaussian } from "@openbath/baths";
import type { OpenSystem } from "@openbath/generators";
import { type Operator, sm, spins, sx, sy, sz } from "@openbath/hilbert";

export interface Chain {
  readonly fields: readonly number[];
  readonly g: number;
  readonly anisotropy?: number;
  readonly epsilon: number;
  readonly betas?: readonly [number, number];
  readonly mu?: number;
}

export const bosons = (beta: number, mu = -0.5): Bath =>
  bath({ statistics: "boson", beta, mu, spectralDensity: ohmicGaussian({ strength: 1, cutoff: 10 }) });

/** Paper 000, Eq. (6): an XXZ chain with a bath at each end. */
export function chain({ fields, g, anisotropy = 1, epsilon, betas = [1, 0.5], mu = -0.5 }: Chain): OpenSystem {
  const space = spins(fields.length);
  const field = fields.map((w, k) => sz(space, k + 1).times(w / 2));
  const bonds = fields.slice(1).map((_, k) => {
    const [i, j] = [k + 1, k + 2];
    const exchange = sx(space, i)
      .times(sx(space, j))
      .plus(sy(space, i).times(sy(space, j)));
    return exchange.plus(sz(space, i).times(sz(space, j)).times(anisotropy)).times(-g);
  });
  return {
    hamiltonian: sum([...field, ...bonds]),
    couplings: [
      { bath: bosons(betas[0], mu), operator: sm(space, 1), kind: "exchange" },
      { bath: bosons(betas[1], mu), operator: sm(space, fields.length), kind: "exchange" },
    ],
    epsilon,
  };
}

export const sum = (operators: readonly Operator[]): Operator => operators.reduce((total, one) => total.plus(one));
