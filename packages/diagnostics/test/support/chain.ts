import { type Bath, bath, ohmicGaussian } from "@openbath/baths";
import type { OpenSystem } from "@openbath/generators";
import { type Operator, sm, spins, sx, sy, sz } from "@openbath/hilbert";

export interface Chain {
  readonly fields: readonly number[];
  readonly g: number;
  readonly anisotropy?: number;
  readonly epsilon: number;
  readonly betas?: readonly number[];
  readonly mus?: readonly number[];
}

export const bosonBath = (beta: number, mu: number): Bath =>
  bath({ statistics: "boson", beta, mu, spectralDensity: ohmicGaussian({ strength: 1, cutoff: 10 }) });

export const sum = (operators: readonly Operator[]): Operator => operators.reduce((total, one) => total.plus(one));

/** Paper 000, Eq. (6): an XXZ chain with a bath at each end. */
export function chain({ fields, g, anisotropy = 1, epsilon, betas = [1, 1], mus = [-0.5, -0.5] }: Chain): OpenSystem {
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
      { bath: bosonBath(betas[0], mus[0]), operator: sm(space, 1), kind: "exchange" },
      { bath: bosonBath(betas[1], mus[1]), operator: sm(space, fields.length), kind: "exchange" },
    ],
    epsilon,
  };
}
