import type { Bath } from "@openbath/baths";
import type { Generator } from "@openbath/generators";
import type { SteadyState } from "@openbath/steady-state";
import { bondCurrents } from "./bond-currents.ts";
import { checks } from "./checks.ts";
import { KossakowskiSizeError } from "./choi.ts";
import type { BathCurrents } from "./currents.ts";
import { detailedBalanceViolations } from "./detailed-balance.ts";
import { entropyProduction } from "./entropy-production.ts";
import { distancesToGibbs } from "./gibbs.ts";
import { kossakowskiMinimum } from "./kossakowski.ts";
import type { Numbers } from "./numbers.ts";
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
  const checked = checks(generator, state);
  const minimum = options.kossakowski === false ? undefined : affordableMinimum(generator);
  const regime = regimeOf(generator);
  const entropy = entropyProduction(checked.currents, entropyRounding(checked.currents, regime));
  const numbers: Numbers = {
    equation: generator.equation,
    ...checked,
    distancesToGibbs: distancesToGibbs(generator, state),
    detailedBalance: detailedBalanceViolations(generator),
    minEigenvalue: state.minEigenvalue,
    ...(minimum === undefined ? {} : { kossakowskiMinimum: minimum }),
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
