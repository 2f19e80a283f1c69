import type { Bath } from "@openbath/baths";
import type { Generator } from "@openbath/generators";
import type { SteadyState } from "@openbath/steady-state";
import { bondCurrents } from "./bond-currents.ts";
import { KossakowskiSizeError } from "./choi.ts";
import { type BathCurrents, currents } from "./currents.ts";
import { detailedBalanceViolations } from "./detailed-balance.ts";
import { entropyProduction } from "./entropy-production.ts";
import { distancesToGibbs, traceDistanceToGibbs } from "./gibbs.ts";
import { kossakowskiMinimum } from "./kossakowski.ts";
import { localConservation } from "./local-conservation.ts";
import type { Numbers } from "./numbers.ts";
import { positivity } from "./positivity.ts";
import { type Regime, regimeOf } from "./regime.ts";
import { type Verdict, verdictOf } from "./verdict.ts";

/** Paper 000's Table I as numbers, for one system, one equation and its steady state, and what they mean. */
export interface Diagnosis extends Numbers {
  readonly verdict: Verdict;
}

export interface DiagnoseOptions {
  /** false leaves out the Kossakowski matrix; default true. */
  readonly kossakowski?: boolean;
}

/** All checks of a steady state and of the equation that it came from, and what they mean together. */
export function diagnose(generator: Generator, state: SteadyState, options: DiagnoseOptions = {}): Diagnosis {
  const distance = traceDistanceToGibbs(generator, state);
  const conservation = localConservation(generator, state);
  const minimum = options.kossakowski === false ? undefined : affordableMinimum(generator);
  const perBath = currents(generator, state);
  const regime = regimeOf(generator);
  const entropy = entropyProduction(perBath, entropyRounding(perBath, regime));
  const numbers: Numbers = {
    equation: generator.equation,
    ...(distance === undefined ? {} : { traceDistanceToGibbs: distance }),
    distancesToGibbs: distancesToGibbs(generator, state),
    detailedBalance: detailedBalanceViolations(generator),
    ...(conservation === undefined ? {} : { localConservation: conservation }),
    positivity: positivity(state),
    minEigenvalue: state.minEigenvalue,
    ...(minimum === undefined ? {} : { kossakowskiMinimum: minimum }),
    currents: perBath,
    bondCurrents: bondCurrents(generator, state),
    ...(entropy === undefined ? {} : { entropyProduction: entropy }),
    ...(regime === undefined ? {} : { regime }),
  };
  return { ...numbers, verdict: verdictOf(numbers, state) };
}

function affordableMinimum(generator: Generator): number | undefined {
  try {
    return kossakowskiMinimum(generator);
  } catch (error) {
    if (error instanceof KossakowskiSizeError) return undefined;
    throw error;
  }
}

/** What rounding can make of an entropy production that is zero: a few units in the last place of gains and losses. */
function entropyRounding(perBath: ReadonlyMap<Bath, BathCurrents>, regime: Regime | undefined): number {
  let largest = 0;
  let size = 0;
  for (const [{ beta }, { heat = 0 }] of perBath) {
    if (!Number.isFinite(beta)) continue;
    largest = Math.max(largest, beta);
    size += Math.abs(beta * heat);
  }
  return 1e-10 * size + 1e-14 * largest * (regime === undefined ? 0 : regime.dissipator * regime.bandwidth);
}
