import { gridSweep, type Sweep } from "@openbath/sweeps";
import { RunningMoments } from "@openbath/trajectories";
import type { Preset } from "../paper.ts";
import type { At } from "../point-kind.ts";
import { SHARE } from "./points.ts";
import { TIMES, type Unravelled } from "./trajectories.ts";

export interface Ensemble {
  readonly L: number;
  readonly count: number;
  readonly times: readonly number[];
  /** By time and site, with standard errors. */
  readonly magnetisations: readonly (readonly number[])[];
  readonly magnetisationErrors: readonly (readonly number[])[];
  /** By time and bond, with standard errors. */
  readonly currents: readonly (readonly number[])[];
  readonly currentErrors: readonly (readonly number[])[];
}

/** The paper has L = 19 and 5000 trajectories; `share` of them are a point. */
const SIZES: Record<Preset, { readonly L: number; readonly count: number; readonly share: number }> = {
  quick: { L: 13, count: 400, share: 4 },
  full: { L: 19, count: 5000, share: 10 },
};
const SEED = 2;

/** The numbers of the first trajectories of all shares. */
function firsts(preset: Preset): number[] {
  const { count, share } = SIZES[preset];
  return Array.from({ length: count / share }, (_, k) => k * share);
}

/** The shares of an ensemble. */
export function ensembleSweep(preset: Preset, which: Unravelled): Sweep {
  const { L, share } = SIZES[preset];
  const base = { which, L, seed: SEED, count: share };
  return gridSweep({ command: SHARE.command, base, vary: { first: firsts(preset) } });
}

/** The ensemble of all shares, from all spins up. */
export function ensemble(at: At, preset: Preset, which: Unravelled): Ensemble {
  const { L, count, share } = SIZES[preset];
  const observables = 2 * L - 1;
  const sums = new RunningMoments(observables * TIMES.length);
  for (const first of firsts(preset)) {
    const { mean, squares, count: size } = at(SHARE, { which, L, seed: SEED, first, count: share });
    sums.merge({ count: size, mean: Float64Array.from(mean), squares: Float64Array.from(squares) });
  }
  const table = (from: number, length: number, of: (k: number) => number) =>
    TIMES.map((_, t) => Array.from({ length }, (__, k) => of((from + k) * TIMES.length + t)));
  const mean = (k: number): number => sums.mean[k];
  const error = (k: number): number => sums.standardError(k);
  return {
    L,
    count,
    times: TIMES,
    magnetisations: table(0, L, mean),
    magnetisationErrors: table(0, L, error),
    currents: table(L, L - 1, mean),
    currentErrors: table(L, L - 1, error),
  };
}
