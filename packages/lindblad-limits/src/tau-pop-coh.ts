import { type ComplexMatrix, eigHermitian } from "@openbath/linalg";
import type { SolveOptions } from "@openbath/sdp";
import { type Charges, findCharges } from "./charges.ts";
import { type CoherenceCertificate, type CoherenceQuestion, checkTauPopCoh, type Norm } from "./check-tau-pop-coh.ts";
import { type CoherenceOptimum, type CoherenceProgram, coherenceProgram, deviation } from "./coherence-program.ts";
import { dissipatorSet } from "./dissipator-set.ts";
import { solveFrobenius } from "./frobenius-program.ts";
import { type GammaBlocks, nearestGamma, traceOf } from "./gamma-blocks.ts";
import { gammaFrom, parametersOf } from "./gamma-columns.ts";
import { blockOf } from "./hermitian-coordinates.ts";
import type { Ness } from "./ness.ts";
import { solveSpectral } from "./spectral-program.ts";
import { type TraceSet, traceSet } from "./traces.ts";

export interface TauPopCoh {
  /** what `gamma` and `lambShift` attain, as computed */
  readonly value: number;
  /** rigorous: `checkTauPopCoh` of the certificate */
  readonly lowerBound: number;
  /** `value` with an allowance for its rounding */
  readonly upperBound: number;
  readonly norm: Norm;
  readonly certificate: CoherenceCertificate;
  readonly accuracy: number;
  /** per region with sites and per charge block */
  readonly gamma: readonly GammaBlocks[];
  /** Tr Gamma per region with sites */
  readonly traces: readonly number[];
  /** H_LS on each region with sites, in the product basis of its sites; epsilon^2 taken out */
  readonly lambShift: readonly ComplexMatrix[];
  /** free real variables of the program */
  readonly variables: number;
  readonly iterations: number;
}

/**
 * tau_pop,coh = min || X - L2[rho0] || over Gamma_r >= 0 with Tr Gamma_r as asked for and Hermitian H_LS on the regions (paper 001, Eq. 33):
 * zero when a Lindblad equation that acts on the regions alone has the right populations and coherences to leading order. `watch` is told
 * of every iteration, and may stop them: the bounds are then those of the best point met.
 *
 * @throws LimitsError for bad regions or traces, or a program too large to be held in memory
 */
export function tauPopCoh(
  ness: Ness,
  question: CoherenceQuestion & { readonly charges?: Charges },
  watch: Pick<SolveOptions, "onIteration" | "signal"> = {},
): TauPopCoh {
  const norm = question.norm ?? "spectral";
  const charges = question.charges ?? findCharges(ness);
  const dissipators = dissipatorSet(ness, question.regions, charges);
  const set = traceSet(question.traces, dissipators.length);
  const program = coherenceProgram(ness, dissipators, charges);
  const options = { relativeGap: 1e-11, absoluteGap: 1e-12, feasibility: 1e-10, certify: false, ...watch } as const;
  const solveProgram = norm === "spectral" ? solveSpectral : solveFrobenius;
  const first = judged(ness, question, program, set, solveProgram(program, set, options));
  const good = Math.max(1e-10, 1e-8 * first.value);
  if (first.accuracy <= good || first.variables > RETRY) return first;
  // a cheap factorisation lost the digits (dissipators of very different size): once more with the accurate one
  const second = judged(ness, question, program, set, solveProgram(program, set, { ...options, method: "qr" }));
  return second.accuracy < first.accuracy ? second : first;
}

/** Above this many variables the accurate method takes too long to be tried unasked. */
const RETRY = 400;

/** The point found made feasible, and its bounds. */
function judged(
  ness: Ness,
  question: CoherenceQuestion,
  program: CoherenceProgram,
  set: TraceSet,
  found: CoherenceOptimum,
): TauPopCoh {
  const norm = question.norm ?? "spectral";
  const { dissipators } = program;
  const gamma = nearestGamma(gammaFrom(program.columns, found.x, dissipators), set);
  const value = sizeOf(program, deviation(program, parametersOf(program.columns, gamma), found.h), norm);
  const traces = gamma.map(traceOf);
  const shiftSize = Math.hypot(...found.h);
  const scale = traces.reduce(
    (sum, t, r) => sum + (2 * t * dissipators[r].region.dimension) / ness.rho0.rows,
    shiftSize,
  );
  let lowerBound = 0;
  let certificate: CoherenceCertificate = { witness: found.witnesses[0] };
  for (const witness of found.witnesses) {
    if (witness.data.every((x) => x === 0)) continue;
    const checked = checkTauPopCoh(ness, question, { witness });
    if (checked.lowerBound <= lowerBound) continue;
    lowerBound = checked.lowerBound;
    certificate = { witness };
  }
  const upperBound = value + 32 * Number.EPSILON * scale;
  return {
    value,
    lowerBound,
    upperBound,
    norm,
    certificate,
    accuracy: upperBound - lowerBound,
    gamma,
    traces,
    lambShift: program.image.shifts(found.h),
    variables: found.x.length + found.h.length + 1,
    iterations: found.iterations,
  };
}

/** The norm of a Hermitian operator given in real coordinates. */
function sizeOf(program: CoherenceProgram, x: Float64Array, norm: Norm): number {
  if (norm === "frobenius") return Math.sqrt(x.reduce((sum, value) => sum + value * value, 0));
  let largest = 0;
  program.blocks.classes.forEach((_, c) => {
    for (const value of eigHermitian(blockOf(x, program.blocks, c)).values)
      largest = Math.max(largest, Math.abs(value));
  });
  return largest;
}
