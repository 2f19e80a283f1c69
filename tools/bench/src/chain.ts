import { bath, ohmicGaussian } from "@openbath/baths";
import type { OpenSystem } from "@openbath/generators";
import { sm, spins } from "@openbath/hilbert";
import { xxz } from "@openbath/problem";

/** A disordered XXZ chain between two bosonic baths, as both sides of a comparison get it. */
export interface ChainJob {
  readonly field: readonly number[];
  readonly g: number;
  readonly anisotropy: number;
  readonly epsilon: number;
  readonly beta: readonly [number, number];
  readonly mu: readonly [number, number];
  readonly cutoff: number;
}

export const disordered = (n: number): ChainJob => ({
  field: Array.from({ length: n }, (_, l) => 1 + 0.31 * Math.sin(2.3 * (l + 1)) + 0.04 * l),
  g: 0.15,
  anisotropy: 0.7,
  epsilon: 0.1,
  beta: [5, 0.5],
  mu: [-0.5, -0.5],
  cutoff: 10,
});

/** New bath objects at every call: compiling them is part of the work. */
export function system({ field, g, anisotropy, epsilon, beta, mu, cutoff }: ChainJob): OpenSystem {
  const n = field.length;
  const space = spins(n);
  const bonds = <T>(value: T): T[] => new Array<T>(n - 1).fill(value);
  const hamiltonian = xxz(space, { field, coupling: bonds(g), anisotropy: bonds(anisotropy) });
  const couplings = [1, n].map((site, k) => ({
    bath: bath({
      statistics: "boson",
      beta: beta[k],
      mu: mu[k],
      spectralDensity: ohmicGaussian({ strength: 1, cutoff }),
    }),
    operator: sm(space, site),
    kind: "exchange" as const,
  }));
  return { hamiltonian, couplings, epsilon };
}
