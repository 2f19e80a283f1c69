import { bath, ohmicGaussian } from "@openbath/baths";
import { identity, type Operator, sm, spins, sx, sy, sz } from "@openbath/hilbert";
import type { OpenSystem } from "../src/index.ts";

/** Parameters of the XXZ chain of paper 000, Eq. 6, with bosonic baths at its ends. */
export interface ChainParameters {
  readonly field: readonly number[];
  readonly g: number;
  readonly anisotropy: number;
  readonly epsilon: number;
  readonly beta: readonly [number, number];
  readonly mu: readonly [number, number];
  readonly cutoff?: number;
}

/** H_S = sum w/2 sz - g sum (sx sx + sy sy + D sz sz), S = sigma_- at both ends, J = w exp(-(w/10)^2). */
export function chain({ field, g, anisotropy, epsilon, beta, mu, cutoff = 10 }: ChainParameters): OpenSystem {
  const n = field.length;
  const space = spins(n);
  let hamiltonian: Operator = identity(space).times(0);
  for (let l = 1; l <= n; l++) {
    hamiltonian = hamiltonian.plus(sz(space, l).times(field[l - 1] / 2));
    if (l === n) break;
    hamiltonian = hamiltonian
      .minus(
        sx(space, l)
          .times(sx(space, l + 1))
          .times(g),
      )
      .minus(
        sy(space, l)
          .times(sy(space, l + 1))
          .times(g),
      )
      .minus(
        sz(space, l)
          .times(sz(space, l + 1))
          .times(g * anisotropy),
      );
  }
  const ends = [1, n].map((site, k) => ({
    bath: bath({
      statistics: "boson",
      beta: beta[k],
      mu: mu[k],
      spectralDensity: ohmicGaussian({ strength: 1, cutoff }),
    }),
    operator: sm(space, site),
    kind: "exchange" as const,
  }));
  return { hamiltonian, couplings: ends, epsilon };
}

/** A chain with nothing equidistant or degenerate about it. */
export const crooked: ChainParameters = {
  field: [1, 1.27, 1.61],
  g: 0.17,
  anisotropy: 0.7,
  epsilon: 0.1,
  beta: [1.3, 1.3],
  mu: [-0.4, -0.4],
};
