import type { Bath } from "@openbath/baths";
import type { Unravelling } from "@openbath/generators";
import type { HilbertSpace, Operator } from "@openbath/hilbert";
import { createKernel, type OperatorProgram, type Parity } from "@openbath/linalg/state-vectors";
import { type ChebyshevPlan, chebyshevPlan } from "./chebyshev-plan.ts";
import { compileLocalOperator } from "./compile-local-operator.ts";
import { type InitialKets, initialKets, type WeightedKet } from "./initial-kets.ts";
import { type MomentPlan, planMoments } from "./moments.ts";
import { canDropFirstSite, dropFirstSite, parityOf, parityOfKet } from "./parity.ts";
import { spectralBox } from "./spectral-box.ts";

export interface ProblemOptions {
  /** The state at time 0: a ket (interleaved, normalised here), or kets with their probabilities. */
  readonly initial: Float64Array | readonly WeightedKet[];
  /** Times of the observables, ascending, from 0; the trajectory ends at the last one. */
  readonly times: readonly number[] | Float64Array;
  /** Hermitian operators by name. */
  readonly observables?: Readonly<Record<string, Operator>>;
  /**
   * Largest error of a step of the propagation, relative to the state's norm, and of ln |psi|^2 at the time of a jump.
   * Default 1e-7; at least 1e-15.
   */
  readonly tolerance?: number;
  /** Bytes for the vectors of a step, default 280 MiB. Less memory makes for shorter steps. */
  readonly memory?: number;
}

/** What acts on the states of a sector. */
export interface Sector {
  /** 2 (H_eff - center) / radius. */
  readonly recurrence: OperatorProgram;
  /** L_k, out of this sector. */
  readonly jumps: readonly OperatorProgram[];
  /** |L_k psi|^2 for every k. */
  readonly weights: MomentPlan;
  readonly observables: MomentPlan;
}

/** Everything that a trajectory needs, in plain data that can travel to a worker. */
export interface TrajectoryProblem {
  /** Of the vectors that are kept. */
  readonly dimension: number;
  readonly chebyshev: ChebyshevPlan;
  /** One for all states, or two when states of even and of odd parity are kept apart, each in half the space. */
  readonly sectors: readonly Sector[];
  /** The jump operators: their baths, and whether they lead to the other sector. */
  readonly jumps: readonly { readonly bath: number; readonly changes: boolean }[];
  readonly names: readonly string[];
  readonly initial: InitialKets;
  readonly times: Float64Array;
  readonly tolerance: number;
}

const DEFAULT_TOLERANCE = 1e-7;
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
  jumps.forEach(({ operator }, k) => {
    requireSpace(space, operator, `jump operator ${k + 1}`);
  });
  for (const [name, operator] of Object.entries(observables)) {
    requireSpace(space, operator, `the observable "${name}"`);
    if (!operator.isHermitian(1e-10)) {
      throw new RangeError(`the observable "${name}" must be Hermitian; split it into its two Hermitian parts`);
    }
  }
  const kets = initialKets(space, options.initial);
  const parities = parityStructure(unravelling, kets);
  const dimension = parities === undefined ? space.dimension : space.dimension / 2;
  const maxVectors = Math.min(MOST_VECTORS, Math.max(FEWEST_VECTORS, Math.floor(memory / (16 * dimension))));
  const chebyshev = chebyshevPlan(spectralBox(H, createKernel()), tolerance, maxVectors);
  const baths = bathsOf(unravelling);
  const weights = jumps.map(({ operator }) => operator.adjoint().times(operator));
  const sector = (parity?: Parity): Sector => {
    const at = parity === undefined ? {} : { parity };
    return {
      recurrence: compileLocalOperator(H, { shift: chebyshev.center, scale: 2 / chebyshev.radius, ...at }),
      jumps: jumps.map(({ operator }, k) => {
        if (parity === undefined) return compileLocalOperator(operator);
        return compileLocalOperator(operator, { parity: (parity ^ parities![k]) as Parity });
      }),
      weights: planMoments(weights, parity),
      observables: planMoments(Object.values(observables), parity),
    };
  };
  return {
    dimension,
    chebyshev,
    sectors: parities === undefined ? [sector()] : [sector(0), sector(1)],
    jumps: jumps.map(({ bath }, k) => ({ bath: baths.indexOf(bath), changes: parities?.[k] === 1 })),
    names: Object.keys(observables),
    initial: parities === undefined ? kets : keptByParity(space, kets),
    times: checkedTimes(options.times),
    tolerance,
  };
}

/**
 * How the jumps change parity, when H_eff conserves it, every jump keeps or changes it, and the initial kets have one:
 * half of the amplitudes are then enough. Otherwise, and for operators that are no sums of local terms, undefined.
 */
function parityStructure({ effectiveHamiltonian: H, jumps }: Unravelling, { kets }: InitialKets): Parity[] | undefined {
  const { space } = H;
  if (!canDropFirstSite(space) || parityOf(H) !== 0) return undefined;
  const operators = jumps.map(({ operator }) => operator);
  const changes = operators.map(parityOf).filter((parity) => parity !== undefined);
  if (changes.length < jumps.length || kets.some((ket) => parityOfKet(space, ket) === undefined)) return undefined;
  return [H, ...operators].every((operator) => compileLocalOperator(operator).kind === "local") ? changes : undefined;
}

function keptByParity(space: HilbertSpace, { kets, cumulative }: InitialKets): InitialKets {
  const sectors = kets.map((ket) => parityOfKet(space, ket) ?? 0);
  return { kets: kets.map((ket, k) => dropFirstSite(space, ket, sectors[k])), sectors, cumulative };
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
