import { readFileSync } from "node:fs";
import { bath, ohmicGaussian } from "@openbath/baths";
import type { OpenSystem } from "@openbath/generators";
import { type Operator, sm, spins, sx, sy, sz } from "@openbath/hilbert";

export interface ChainParameters {
  readonly NL: number;
  readonly NM: number;
  readonly NR: number;
  readonly g: number;
  readonly delta: number;
  readonly omega_splitting: readonly number[];
  readonly bath_sites: readonly number[];
  readonly beta: readonly number[];
  readonly gamma: readonly number[];
  readonly omega_c: number;
  readonly mu: number;
}

interface Bounds {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
}

export interface Case {
  readonly id: string;
  readonly equilibrium: boolean;
  readonly params: ChainParameters;
  readonly ness: {
    readonly energies: readonly number[];
    readonly populations: readonly number[];
    readonly L2_fro: number;
    readonly L2_spectral: number;
  };
  readonly tau_pop: Bounds & { readonly hp_value: string };
  readonly tau_pop_free_ratio?: Bounds;
  readonly lemma1_lower_bound?: number;
  readonly sharper_lower_bound?: number;
  readonly tau_popcoh: { readonly spectral: Bounds; readonly frobenius: Bounds };
  readonly tau_popcoh_free_trace_spectral?: { readonly upper: number; readonly lower_for_t_up_to_1e4: number };
}

/** H = sum w/2 sz + g sum (sx sx + sy sy + delta sz sz), J = gamma w exp(-(w/omega_c)^2), a bath on each of the sites (paper 001, Eq. 35). */
export function paperChain(p: ChainParameters): OpenSystem {
  const n = p.NL + p.NM + p.NR;
  const space = spins(n);
  let hamiltonian: Operator = sz(space, 1).times(0);
  p.omega_splitting.forEach((w, s) => {
    hamiltonian = hamiltonian.plus(sz(space, s + 1).times(w / 2));
  });
  for (let s = 1; s < n; s++) {
    for (const [spin, weight] of [
      [sx, 1],
      [sy, 1],
      [sz, p.delta],
    ] as const) {
      hamiltonian = hamiltonian.plus(
        spin(space, s)
          .times(spin(space, s + 1))
          .times(p.g * weight),
      );
    }
  }
  return {
    hamiltonian,
    epsilon: 0.01,
    couplings: p.bath_sites.map((site, k) => ({
      kind: "exchange" as const,
      operator: sm(space, site),
      bath: bath({
        statistics: "boson",
        beta: p.beta[k],
        mu: p.mu,
        spectralDensity: ohmicGaussian({ strength: p.gamma[k], cutoff: p.omega_c }),
      }),
    })),
  };
}

export function leftAndRight({ NL, NM, NR }: ChainParameters): { left: number[]; right: number[] } {
  return {
    left: Array.from({ length: NL }, (_, s) => s + 1),
    right: Array.from({ length: NR }, (_, s) => NL + NM + s + 1),
  };
}

export const cases: readonly Case[] = JSON.parse(
  readFileSync(new URL("./fixtures/paper-001.json", import.meta.url), "utf8"),
);
