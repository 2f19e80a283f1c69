import type { Generator, OpenSystem } from "@openbath/generators";
import type { IterationRecord } from "@openbath/sdp";
import { conservingLindblad } from "./candidate.ts";
import { findCharges } from "./charges.ts";
import type { Norm } from "./check-tau-pop-coh.ts";
import { LimitsError } from "./errors.ts";
import { type Ness, ness } from "./ness.ts";
import { type TauPop, tauPop } from "./tau-pop.ts";
import { type TauPopCoh, tauPopCoh } from "./tau-pop-coh.ts";
import { type TraceDistanceBounds, traceDistanceBounds } from "./trace-distance-bound.ts";
import { tightestTraceDistance } from "./trace-distance-program.ts";
import type { Traces } from "./traces.ts";

export type Verdict = "impossible" | "possible" | "undecided";

export interface LimitsOptions {
  /** sites that the left and the right dissipator may act on, counted from 1; an empty list: no dissipator */
  readonly left?: readonly number[];
  readonly right?: readonly number[];
  /** instead of left and right: any number of sets of sites, which may overlap */
  readonly regions?: readonly (readonly number[])[];
  /** Tr Gamma per dissipator with sites (default 1 each, as in the paper), "free", or { sum } */
  readonly traces?: Traces;
  /** default "spectral" */
  readonly norm?: Norm;
  /** what counts as zero, delta_tol of paper 001, Eqs. 30 and 34; default 1e-6 */
  readonly tolerance?: number;
  /** told of every iteration of the program for tau_pop,coh, the long one */
  readonly onIteration?: (record: IterationRecord) => void;
  /** stops it between iterations (an AbortSignal fits): the bounds are then those reached */
  readonly signal?: { readonly aborted: boolean };
}

export interface Limits {
  /** The exact steady state to leading order, with L2[rho0]. */
  readonly state: Ness;
  readonly tauPop: TauPop;
  readonly tauPopCoh: TauPopCoh;
  /** lower bound of the 1-norm between rho0 and the leading-order steady state of every allowed equation: the best of `traceDistance` */
  readonly traceDistanceBound: number;
  readonly traceDistance: TraceDistanceBounds;
  /** an equation with correct leading-order populations */
  readonly populations: Verdict;
  /** an equation with correct leading-order populations and coherences */
  readonly verdict: Verdict;
  /** why, in one sentence */
  readonly reason: string;
  /** when possible: the equation found, with correct populations and coherences */
  readonly candidate?: Generator;
  /** when possible: the equation found, with correct populations */
  readonly populationCandidate?: Generator;
}

/** Up to this dimension the program for the tightest trace-distance bound is solved too: above, it takes longer than all the rest. */
const TIGHTEST = 16;

/**
 * Can any Lindblad equation that acts on the given sites alone (and so respects local conservation laws elsewhere) have the correct leading
 * order of the steady state? Paper 001, Eqs. 29 to 34: "impossible" is proven by a certificate that `checkTauPop` or `checkTauPopCoh`
 * checks, "possible" comes with the equation, "undecided" when the bounds lie on both sides of the tolerance.
 *
 * @throws LimitsError for bad options, DegenerateLevelsError where the question does not make sense
 */
export function limits(system: OpenSystem, options: LimitsOptions): Limits {
  const { traces, norm, tolerance = 1e-6 } = options;
  if (!(tolerance > 0)) throw new LimitsError(`tolerance must be positive, got ${tolerance}`);
  const regions = regionsOf(options);
  const state = ness(system);
  const charges = findCharges(state);
  const pop = tauPop(state, { regions, traces, charges });
  const { onIteration, signal } = options;
  const watch = { ...(onIteration ? { onIteration } : {}), ...(signal ? { signal } : {}) };
  const coh = tauPopCoh(state, { regions, traces, norm, charges }, watch);
  const plain = traceDistanceBounds(state, { regions, traces }, pop);
  const tightest = pop.lowerBound > 0 && state.populations.length <= TIGHTEST;
  const dual = tightest ? Math.max(plain.dual, tightestTraceDistance(state, { regions, traces }).dual) : plain.dual;
  const traceDistance = { ...plain, dual };
  const populations = verdictOf(pop, tolerance);
  const coherences = verdictOf(coh, tolerance);
  const verdict = populations === "impossible" ? "impossible" : coherences;
  const build = (parts: Parameters<typeof conservingLindblad>[2]): Generator =>
    conservingLindblad(state, regions, { ...parts, charges });
  return {
    state,
    tauPop: pop,
    tauPopCoh: coh,
    traceDistance,
    traceDistanceBound: dual,
    populations,
    verdict,
    reason: reasonOf(pop, coh, populations, coherences, tolerance),
    ...(coherences === "possible" ? { candidate: build(coh) } : {}),
    ...(populations === "possible" ? { populationCandidate: build({ gamma: pop.gamma }) } : {}),
  };
}

function regionsOf({ left, right, regions }: LimitsOptions): readonly (readonly number[])[] {
  if (regions !== undefined) {
    if (left !== undefined || right !== undefined)
      throw new LimitsError("give either regions, or left and right, not both");
    return regions;
  }
  if (left === undefined && right === undefined) throw new LimitsError("give the sites: left and right, or regions");
  return [left ?? [], right ?? []];
}

type Bounds = { readonly lowerBound: number; readonly upperBound: number };

function verdictOf({ lowerBound, upperBound }: Bounds, tolerance: number): Verdict {
  if (lowerBound >= tolerance) return "impossible";
  return upperBound < tolerance ? "possible" : "undecided";
}

function reasonOf(pop: Bounds, coh: Bounds, populations: Verdict, coherences: Verdict, tolerance: number): string {
  const interval = ({ lowerBound, upperBound }: Bounds): string =>
    `between ${lowerBound.toExponential(3)} and ${upperBound.toExponential(3)}`;
  const limit = `the tolerance is ${tolerance.toExponential(1)}`;
  if (populations === "impossible")
    return `tau_pop is ${interval(pop)}, ${limit}: not even the populations can be right`;
  if (coherences === "impossible")
    return `tau_pop,coh is ${interval(coh)}, ${limit}: populations and coherences cannot both be right`;
  if (coherences === "possible") return `tau_pop,coh is ${interval(coh)}, ${limit}: the equation found has both right`;
  return `tau_pop,coh is ${interval(coh)}, ${limit}: the bounds lie on both sides of it`;
}
