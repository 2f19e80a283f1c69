import type { Bath } from "@openbath/baths";
import type { Unravelling } from "@openbath/generators";
import type { HilbertSpace, Operator } from "@openbath/hilbert";
import { type ChebyshevPlan, chebyshevPlan } from "./chebyshev-plan.ts";
import { compileLocalOperator } from "./compile-local-operator.ts";
import { type InitialKets, initialKets, type WeightedKet } from "./initial-kets.ts";
import type { OperatorProgram } from "./local-program.ts";
import { type MomentPlan, planMoments } from "./moments.ts";
import { spectralBox } from "./spectral-box.ts";
import { createKernel } from "./wasm-kernel.ts";

export interface ProblemOptions {
  /** The state at time 0: a ket (interleaved, normalised here), or kets with their probabilities. */
  readonly initial: Float64Array | readonly WeightedKet[];
  /** Times of the observables, ascending, from 0; the trajectory ends at the last one. */
  readonly times: readonly number[] | Float64Array;
  /** Hermitian operators by name. */
  readonly observables?: Readonly<Record<string, Operator>>;
  /**
   * Largest error of a step of the propagation, relative to the state's norm, and of ln |psi|^2 at the time of a jump.
   * Default 1e-8; at least 1e-15.
   */
  readonly tolerance?: number;
  /** Bytes for the vectors of a step, default 280 MiB. Less memory makes for shorter steps. */
  readonly memory?: number;
}

/** Everything that a trajectory needs, in plain data that can travel to a worker. */
export interface TrajectoryProblem {
  readonly dimension: number;
  /** 2 (H_eff - center) / radius. */
  readonly recurrence: OperatorProgram;
  readonly chebyshev: ChebyshevPlan;
  readonly jumps: readonly { readonly program: OperatorProgram; readonly bath: number }[];
  /** |L_k psi|^2 for every k. */
  readonly weights: MomentPlan;
  readonly observables: MomentPlan;
  readonly names: readonly string[];
  readonly initial: InitialKets;
  readonly times: Float64Array;
  readonly tolerance: number;
}

const DEFAULT_TOLERANCE = 1e-8;
const DEFAULT_MEMORY = 280 * 2 ** 20;
const MOST_VECTORS = 96;
const FEWEST_VECTORS = 12;

/**
 * Compiles an unravelling for trajectories.
 * @throws RangeError when operators, states and times do not fit together, or an observable is not Hermitian
 */
export function compileTrajectories(unravelling: Unravelling, options: ProblemOptions): TrajectoryProblem {
  const { effectiveHamiltonian: H, jumps } = unravelling;
  const { space } = H;
  const { observables = {}, tolerance = DEFAULT_TOLERANCE, memory = DEFAULT_MEMORY } = options;
  if (!(tolerance >= 1e-15 && tolerance < 0.1)) {
    throw new RangeError(`the tolerance of trajectories must be from 1e-15 to 0.1, got ${tolerance}`);
  }
  jumps.forEach(({ operator }, k) => requireSpace(space, operator, `jump operator ${k + 1}`));
  for (const [name, operator] of Object.entries(observables)) {
    requireSpace(space, operator, `the observable "${name}"`);
    if (!operator.isHermitian(1e-10)) {
      throw new RangeError(`the observable "${name}" must be Hermitian; split it into its two Hermitian parts`);
    }
  }
  const box = spectralBox(H, createKernel());
  const maxVectors = Math.min(MOST_VECTORS, Math.max(FEWEST_VECTORS, Math.floor(memory / (16 * space.dimension))));
  const chebyshev = chebyshevPlan(box, tolerance, maxVectors);
  const baths = bathsOf(unravelling);
  return {
    dimension: space.dimension,
    recurrence: compileLocalOperator(H, { shift: chebyshev.center, scale: 2 / chebyshev.radius }),
    chebyshev,
    jumps: jumps.map(({ bath, operator }) => ({ program: compileLocalOperator(operator), bath: baths.indexOf(bath) })),
    weights: planMoments(jumps.map(({ operator }) => operator.adjoint().times(operator))),
    observables: planMoments(Object.values(observables)),
    names: Object.keys(observables),
    initial: initialKets(space, options.initial),
    times: checkedTimes(options.times),
    tolerance,
  };
}

/** The baths of the jump operators, in the order in which they come. */
export function bathsOf({ jumps }: Unravelling): Bath[] {
  return [...new Set(jumps.map(({ bath }) => bath))];
}

function requireSpace(space: HilbertSpace, operator: Operator, what: string): void {
  if (!operator.space.equals(space)) {
    throw new RangeError(`${what} lives on ${operator.space}, the effective Hamiltonian on ${space}`);
  }
}

function checkedTimes(given: readonly number[] | Float64Array): Float64Array {
  const times = Float64Array.from(given);
  if (times.length === 0) throw new RangeError("trajectories need at least one time");
  times.forEach((time, k) => {
    const from = k === 0 ? 0 : times[k - 1];
    if (!Number.isFinite(time) || time < from || (k > 0 && time === from)) {
      throw new RangeError(`the times must ascend from 0 on and be finite; time ${k + 1} is ${time}, after ${from}`);
    }
  });
  return times;
}
