import {
  DegenerateLevelsError,
  type Limits,
  LimitsError,
  limits,
  type Norm,
  type Traces,
} from "@openbath/lindblad-limits";
import type { DensityMatrixProblem, LimitsQuestion } from "@openbath/problem";
import { SteadyStateError } from "@openbath/steady-state";
import { ComputationError, UsageError } from "./errors.ts";
import { reported } from "./reported.ts";

/** What `openbath limits --json` prints. */
export interface LimitsDocument {
  readonly tauPop: { readonly value: number; readonly lowerBound: number };
  readonly tauPopCoh: { readonly value: number; readonly lowerBound: number; readonly norm: string };
  readonly verdict: Limits["verdict"];
  /** Lower bound of the 1-norm between the exact populations and those of every allowed equation. */
  readonly traceDistanceBound: number;
}

/** The norm of tau_pop,coh, spectral by default, and what counts as zero, 1e-6 by default. */
export interface LimitsQuery {
  readonly norm?: Norm;
  readonly tolerance?: number;
}

/**
 * The question of paper 001, put to the system of a problem and the sites of its `limits`.
 * @throws UsageError when the problem does not say which sites, or names sites that cannot be; ComputationError for degenerate levels or populations that are not unique
 */
export function solveLimits(problem: DensityMatrixProblem, query: LimitsQuery = {}): Limits {
  const question = problem.limits;
  if (question === undefined) {
    throw new UsageError(
      "limits needs to know the sites of the dissipators, as in limits: { left: [1], right: [4] } in the problem file",
    );
  }
  const { left, right } = question;
  try {
    return limits(problem.system, { left, right, ...query, traces: tracesOf(question) });
  } catch (error) {
    if (error instanceof DegenerateLevelsError) throw new ComputationError(`limits: ${error.message}`);
    if (error instanceof LimitsError) throw new UsageError(`limits: ${error.message}`);
    if (error instanceof SteadyStateError) {
      throw new ComputationError(
        "limits: the populations to leading order are not unique (the baths do not lead from every level to every other, or levels coincide): " +
          "there is no one steady state that an equation could have",
      );
    }
    throw reported("limits", error);
  }
}

/** Tr Gamma of the dissipators as `limits` of @openbath/lindblad-limits takes it: one for each that has sites, or what is said of all. */
export function tracesOf({ left, right, traces }: LimitsQuestion): Traces {
  if (!Array.isArray(traces)) return traces as Traces;
  return [left, right].flatMap((sites, k) => (sites.length > 0 ? [traces[k]] : []));
}

/** Makes the document. */
export function limitsDocument({ tauPop, tauPopCoh, verdict, traceDistanceBound }: Limits): LimitsDocument {
  return {
    tauPop: { value: tauPop.value, lowerBound: tauPop.lowerBound },
    tauPopCoh: { value: tauPopCoh.value, lowerBound: tauPopCoh.lowerBound, norm: tauPopCoh.norm },
    verdict,
    traceDistanceBound,
  };
}
