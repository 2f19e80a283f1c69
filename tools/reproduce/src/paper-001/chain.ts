import { bath, ohmicGaussian } from "@openbath/baths";
import type { OpenSystem } from "@openbath/generators";
import { sm, spins } from "@openbath/hilbert";
import { xxz } from "@openbath/problem";

/**
 * The chain of paper 001, Eq. 35: N_L, N_M and N_R spins, each of the first and the last coupled to a bath of its own; isotropic,
 * mu = 0, cutoff 10. The splitting is 1, which is H = sum sz/2: with Eq. 35 as printed (splitting 2) the paper's data do not come out.
 */
export interface Chain {
  readonly NL: number;
  readonly NM: number;
  readonly NR: number;
  readonly g: number;
  readonly beta: readonly [left: number, right: number];
  /** epsilon_0, added to the splitting of the second half of the sites. */
  readonly bias?: number;
  /** Strength of the bath of each site; 1 unless it is said. */
  readonly gamma?: readonly number[];
  /** Inverse temperature of the bath of each site, in place of `beta`. */
  readonly siteBetas?: readonly number[];
  /** A bath at every site, those of the middle with the left temperature; as some stored data of the paper have it. */
  readonly bathsEverywhere?: boolean;
}

const CUTOFF = 10;

export const length = ({ NL, NM, NR }: Chain): number => NL + NM + NR;

/** The sites that the left and the right dissipator may act on. */
export function regions(chain: Chain): [left: number[], right: number[]] {
  const { NL, NM, NR } = chain;
  return [Array.from({ length: NL }, (_, l) => l + 1), Array.from({ length: NR }, (_, l) => NL + NM + l + 1)];
}

export function system(chain: Chain, epsilon = 0.01): OpenSystem {
  const { g, beta, bias = 0, gamma, NL, NM } = chain;
  const n = length(chain);
  const space = spins(n);
  const bonds = (value: number): number[] => new Array<number>(n - 1).fill(value);
  const hamiltonian = xxz(space, {
    field: Array.from({ length: n }, (_, l) => 1 + (l >= Math.floor(n / 2) ? bias : 0)),
    coupling: bonds(-g),
    anisotropy: bonds(1),
  });
  const everywhere = Array.from({ length: n }, (_, l) => l + 1);
  const couplings = (chain.bathsEverywhere ? everywhere : regions(chain).flat()).map((site) => ({
    bath: bath({
      statistics: "boson",
      beta: chain.siteBetas?.[site - 1] ?? (site <= NL + NM ? beta[0] : beta[1]),
      mu: 0,
      spectralDensity: ohmicGaussian({ strength: gamma?.[site - 1] ?? 1, cutoff: CUTOFF }),
    }),
    operator: sm(space, site),
    kind: "exchange" as const,
  }));
  return { hamiltonian, couplings, epsilon };
}

/** The tolerance delta_tol of the paper: a tau below it counts as zero. */
export const TOLERANCE = 1e-6;

/** 3|N_M|0 in equilibrium. */
export const thermal = (NM: number, g: number): Chain => ({ NL: 3, NM, NR: 0, g, beta: [1, 1] });

/** The paper's stored data of Fig. 4(b) are for -g, and their target has a bath at every site. */
export const thermalAsStored = (NM: number, g: number): Chain => ({ ...thermal(NM, -g), bathsEverywhere: true });

/** 3|0|0 in equilibrium with baths of different strength. */
export const unequal = (g: number): Chain => ({ ...thermal(0, g), gamma: [1, 1.5, 2] });

/** 1|0|2 between baths of beta = 1 and 5. */
export const star = (g: number): Chain => ({ NL: 1, NM: 0, NR: 2, g, beta: [1, 5] });
