import type { Bath } from "@openbath/baths";
import type { CutCurrents } from "./bond-currents.ts";
import type { BathCurrents } from "./currents.ts";
import type { EntropyProduction } from "./entropy-production.ts";
import type { LocalConservation } from "./local-conservation.ts";
import type { Regime } from "./regime.ts";

/** Paper 000's Table I as numbers, for one system, one equation and its steady state; not yet judged. */
export interface Numbers {
  readonly equation: string;
  /** Distance to the Gibbs state that all baths agree on; absent when they differ. */
  readonly traceDistanceToGibbs?: number;
  /** Distance to the Gibbs state of each bath. */
  readonly distancesToGibbs: ReadonlyMap<Bath, number>;
  /** Per bath: by how much it disturbs the populations of its own Gibbs state, in units of the dissipator. */
  readonly detailedBalance: ReadonlyMap<Bath, number>;
  /** Absent when every site has a bath. */
  readonly localConservation?: LocalConservation;
  /** Minus the sum of the negative eigenvalues of the state. */
  readonly positivity: number;
  readonly minEigenvalue: number;
  /** The most negative eigenvalue of the Kossakowski matrix, 0 when there is none; absent when it was too large. */
  readonly kossakowskiMinimum?: number;
  readonly currents: ReadonlyMap<Bath, BathCurrents>;
  readonly bondCurrents: readonly CutCurrents[];
  /** Absent when a bath's heat is not defined. */
  readonly entropyProduction?: EntropyProduction;
  /** Absent for generators without energyForm. */
  readonly regime?: Regime;
}
