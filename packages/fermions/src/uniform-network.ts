import { ComplexMatrix } from "@openbath/linalg";
import { BoundStateError, boundStates } from "./bound-states.ts";
import { exactLevel, exponentialLevel, type LevelModel } from "./level-model.ts";
import type { Lead, Network } from "./network.ts";
import { type NewnsLevel, newnsDensity, newnsLevel, newnsPole } from "./newns-level.ts";

/**
 * A network in which every mode has one lead and all leads have the same semicircular spectral density (any temperatures and chemical potentials): then G(t) is
 * diagonal in the energy basis, each level evolves alone in closed form, and the leads meet only in the occupations F = conj(R) f R^T. The two-mode network of
 * paper 004 is the case N = 2. Matrices made from it are in the energy basis, highest level first.
 */
export interface UniformNetwork {
  readonly net: Network;
  /** highest first */
  readonly levels: readonly NewnsLevel[];
  /** the lead on each mode, by mode */
  readonly leads: readonly Lead[];
  /** Gamma and Omega of the leads */
  readonly rate: number;
  readonly bandwidth: number;
}

/** The network as a uniform one, or undefined where it is not. */
export function uniformNetwork(net: Network): UniformNetwork | undefined {
  const leads: Lead[] = [];
  for (const lead of net.leads) {
    if (leads[lead.mode - 1] !== undefined) return undefined;
    leads[lead.mode - 1] = lead;
  }
  if (net.leads.length !== net.modes) return undefined;
  const bandwidth = leads[0].bath.support[1];
  const rate = leads[0].bath.spectralDensity(0);
  for (const { bath } of leads) {
    const whole = bath.exponents?.[0] === 0.5 && bath.exponents[1] === 0.5 && bath.support[0] === -bandwidth;
    if (bath.kind !== "newns" || !whole || bath.support[1] !== bandwidth || bath.principalValue === false)
      return undefined;
    if (bath.spectralDensity(0) !== rate) return undefined;
  }
  if (!(rate > 0)) return undefined;
  const levels = [...net.energyBasis.energies].map((energy) => newnsLevel(energy, rate, bandwidth));
  return { net, levels, leads, rate, bandwidth };
}

/** `uniformNetwork`, or a RangeError that says what is missing. */
export function requireUniform(net: Network): UniformNetwork {
  const uniform = uniformNetwork(net);
  if (uniform !== undefined) return uniform;
  throw new RangeError(
    "uniform network: expected one lead on every mode, all with the same newns spectral density (strength and bandwidth) on its whole band",
  );
}

/**
 * How the exponential propagator e^{-iEt - Gamma t/2} is read: "bare" has the levels E_j of h and Gamma_j = J(E_j) (the text below Eq. 53; Fig. 5),
 * "renormalised" the pole E'_j and Gamma_j of Eq. 36.
 */
export type Reading = "bare" | "renormalised";

/** E_j and Gamma_j of the exponential propagator. @throws BoundStateError or RangeError where a level has no such resonance */
export function exponentialParameters(uniform: UniformNetwork, reading: Reading): { energy: number; rate: number }[] {
  return uniform.levels.map((level) => {
    if (reading === "bare") {
      const rate = newnsDensity(level, level.energy);
      if (rate > 0) return { energy: level.energy, rate };
    } else {
      const pole = newnsPole(level);
      if (pole !== undefined) return { energy: pole.re, rate: -2 * pole.im };
    }
    const bound = boundStates(uniform.net);
    if (bound.length > 0) throw new BoundStateError("exponential propagator", bound);
    throw new RangeError(
      `exponential propagator (${reading}): the level at ${level.energy} has no resonance inside the band of half width ${level.bandwidth}`,
    );
  });
}

/** The levels' dynamics: exact, or one of the two readings of the exponential propagator. */
export function levelModels(uniform: UniformNetwork, kind: "exact" | Reading = "exact"): LevelModel[] {
  if (kind === "exact") return uniform.levels.map(exactLevel);
  return exponentialParameters(uniform, kind).map(({ energy, rate }) => exponentialLevel(energy, rate));
}

/** conj(R_ja) R_ka for the lead on mode a (counted from 0): its share in F_jk per occupation. */
export function leadShare(uniform: UniformNetwork, mode: number): ComplexMatrix {
  const { rotation } = uniform.net.energyBasis;
  const n = uniform.levels.length;
  const share = ComplexMatrix.zeros(n);
  for (let j = 0; j < n; j++) {
    const x = rotation.get(j, mode);
    for (let k = 0; k < n; k++) {
      const y = rotation.get(k, mode);
      share.set(j, k, x.re * y.re + x.im * y.im, x.re * y.im - x.im * y.re);
    }
  }
  return share;
}
