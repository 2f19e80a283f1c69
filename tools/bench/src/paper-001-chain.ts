import { bath, ohmicGaussian } from "@openbath/baths";
import type { OpenSystem } from "@openbath/generators";
import { sm, spins } from "@openbath/hilbert";
import { xxz } from "@openbath/problem";

/** A chain of paper 001, left | middle | right sites: a bath on every site of the left and of the right part. */
export interface PaperChain {
  readonly left: number;
  readonly middle: number;
  readonly right: number;
  readonly g: number;
  /** of the left and of the right baths */
  readonly beta: readonly [number, number];
}

/** H = sum sz/2 + g sum (sx sx + sy sy + sz sz), J = w exp(-(w/10)^2), mu = 0 (paper 001, Eq. 35). */
export function paperSystem(chain: PaperChain): OpenSystem {
  const { g, beta } = chain;
  const n = chain.left + chain.middle + chain.right;
  const space = spins(n);
  return {
    hamiltonian: xxz(space, {
      field: new Array<number>(n).fill(1),
      coupling: new Array<number>(n - 1).fill(-g),
      anisotropy: new Array<number>(n - 1).fill(1),
    }),
    couplings: regionsOf(chain).flatMap((sites) =>
      sites.map((site) => ({
        bath: bath({
          statistics: "boson",
          beta: beta[site > chain.left ? 1 : 0],
          mu: 0,
          spectralDensity: ohmicGaussian({ strength: 1, cutoff: 10 }),
        }),
        operator: sm(space, site),
        kind: "exchange" as const,
      })),
    ),
    epsilon: 1,
  };
}

/** The sites of the dissipators. */
export function regionsOf({ left, middle, right }: PaperChain): number[][] {
  const parts = [
    Array.from({ length: left }, (_, s) => s + 1),
    Array.from({ length: right }, (_, s) => left + middle + s + 1),
  ];
  return parts.filter((sites) => sites.length > 0);
}
