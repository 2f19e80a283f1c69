import type { HarmonicNetwork } from "./network.ts";
import { normalModes } from "./normal-modes.ts";

/** The small parameters the master equations live on; each should be well below 1. */
export interface Validity {
  /** largest damping rate J_b/(2w) at the nodes' and modes' frequencies: lambda^2 of paper 003 */
  readonly damping: number;
  /** smallest distance between two normal mode frequencies that are not degenerate; Infinity for one mode. Two nodes: Eq. 17 without its expansion */
  readonly splitting: number;
  /** damping/splitting, condition (18) of paper 003: the global equation needs it small */
  readonly secular: number;
  /** largest |k_jl|/(w_j w_l): the local equation needs it small */
  readonly springs: number;
  /** largest damping over min(temperature): Born and Markov need it small */
  readonly markov: number;
  /** the error bar of a local heat current, damping times the largest |k| (order of magnitude) */
  readonly localErrorBar: number;
}

/** The conditions under which the global (Eq. 18 of paper 003), local and all second-order equations hold for a network. */
export function validity(network: HarmonicNetwork): Validity {
  const n = network.frequencies.length;
  const { frequencies, offsets } = normalModes(network);
  let damping = 0;
  let coldest = Number.POSITIVE_INFINITY;
  for (const bath of network.baths) {
    coldest = Math.min(coldest, bath.temperature);
    for (const w of [network.frequencies[bath.node - 1], ...frequencies]) {
      damping = Math.max(damping, bath.J(w) / (2 * w));
    }
  }
  let splitting = Number.POSITIVE_INFINITY;
  for (let k = 1; k < n; k++) {
    const distance = (offsets[k] - offsets[k - 1]) / (frequencies[k] + frequencies[k - 1]);
    if (distance > 1e-12 * frequencies[k]) splitting = Math.min(splitting, distance);
  }
  let springs = 0;
  let strongest = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      const k = Math.abs(network.springs[i * n + j]);
      springs = Math.max(springs, k / (network.frequencies[i] * network.frequencies[j]));
      strongest = Math.max(strongest, k);
    }
  }
  return {
    damping,
    splitting,
    secular: damping / splitting,
    springs,
    markov: damping / coldest,
    localErrorBar: damping * strongest,
  };
}
