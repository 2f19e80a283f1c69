import type { Bath } from "@openbath/baths";
import type { Unravelling } from "@openbath/generators";
import { CheckpointLog, type CheckpointStore } from "./checkpoint.ts";
import { type Chunk, ChunkComponents, type ChunkResult } from "./chunk.ts";
import { type AbortLike, type Engine, throwIfAborted } from "./engine.ts";
import { inlineEngine } from "./inline-engine.ts";
import { problemKey } from "./problem-key.ts";
import { checkSeed } from "./random-pairs.ts";
import { RunningMoments } from "./running-moments.ts";
import { bathsOf, compileTrajectories, type ProblemOptions, type TrajectoryProblem } from "./trajectory-problem.ts";

export interface EnsembleOptions extends ProblemOptions {
  /** Number of trajectories; with `target`, the most that are run. */
  readonly count: number;
  /** An integer from 0 to 2^53 - 1. Same seed, same result, whatever the engine. */
  readonly seed: number;
  /** Stop as soon as the standard error of an observable is at most `error` at all times (at least 30 trajectories). */
  readonly target?: { readonly observable: string; readonly error: number };
  /** Trajectories in a chunk. The last bits of the result depend on it. Default: by the dimension alone. */
  readonly chunk?: number;
  /** Default: in this thread. */
  readonly engine?: Engine;
  /** Keeps finished chunks; those that are found there are not computed again. */
  readonly store?: CheckpointStore;
  readonly signal?: AbortLike;
  readonly onProgress?: (progress: EnsembleProgress) => void;
}

export interface EnsembleProgress {
  /** Trajectories finished, of `count`. */
  readonly finished: number;
  readonly count: number;
  /** The largest standard error of the target observable so far; NaN without a target or for one trajectory. */
  readonly error: number;
}

/** A sample mean and its standard error (NaN for a single trajectory). */
export interface Estimate {
  readonly mean: number;
  readonly standardError: number;
}

export interface EnsembleResult {
  /** Trajectories in the sample. */
  readonly count: number;
  readonly times: Float64Array;
  /** By name, at the times. */
  readonly observables: Readonly<Record<string, { readonly mean: Float64Array; readonly standardError: Float64Array }>>;
  /** Numbers of jumps up to the last time. */
  readonly jumps: {
    readonly total: Estimate;
    readonly channels: readonly (Estimate & { readonly bath: Bath })[];
    readonly baths: ReadonlyMap<Bath, Estimate>;
  };
  /** Whether the target was met; undefined without one. */
  readonly targetReached: boolean | undefined;
}

const FEWEST_FOR_TARGET = 30;

/**
 * Averages over quantum trajectories: rho(t) = E |psi(t)><psi(t)|. The result is a function of the unravelling and of the options
 * initial, times, observables, tolerance, memory, seed, count, chunk and target, to the last bit; engine, store, interruptions and
 * the number of workers do not matter.
 * @throws RangeError for options that do not fit; the signal's reason when it is aborted
 */
export async function trajectories(unravelling: Unravelling, options: EnsembleOptions): Promise<EnsembleResult> {
  const { count, seed, target, engine = inlineEngine(), store, signal, onProgress } = options;
  if (!Number.isSafeInteger(count) || count < 1) {
    throw new RangeError(`the number of trajectories must be a positive integer, got ${count}`);
  }
  checkSeed(seed);
  throwIfAborted(signal);
  const problem = compileTrajectories(unravelling, options);
  const size = options.chunk ?? defaultChunk(problem.dimension);
  if (!Number.isSafeInteger(size) || size < 1) throw new RangeError(`chunk must be a positive integer, got ${size}`);
  const watched = target === undefined ? -1 : problem.names.indexOf(target.observable);
  if (target !== undefined) checkTarget(problem, target);

  const components = new ChunkComponents(problem);
  const sums = new RunningMoments(components.length);
  const log = store === undefined ? undefined : await CheckpointLog.open(store, problemKey(problem, seed, size));
  const chunks = chunksOf(count, size);
  const waiting = new Map<number, ChunkResult>();
  const missing: Chunk[] = [];
  for (const chunk of chunks) {
    const known = log?.find(chunk);
    if (known === undefined) missing.push(chunk);
    else waiting.set(chunk.index, known);
  }

  const largestError = (): number => {
    if (watched < 0) return Number.NaN;
    const { length } = problem.times;
    return Math.max(...Array.from({ length }, (_, t) => sums.standardError(watched * length + t)));
  };
  let next = 0;
  let reached = false;
  /** Takes in what has come, in the order of the chunks; whether that is enough. */
  const take = (): boolean => {
    for (let result = waiting.get(next); result !== undefined && !reached; result = waiting.get(next)) {
      waiting.delete(next++);
      sums.merge(result.moments);
      reached = target !== undefined && sums.count >= FEWEST_FOR_TARGET && largestError() <= target.error;
      onProgress?.({ finished: sums.count, count, error: largestError() });
    }
    return reached || next === chunks.length;
  };

  if (!take()) {
    for await (const result of engine.run(problem, seed, missing, signal)) {
      await log?.add(result);
      waiting.set(result.index, result);
      if (take()) break;
    }
  }
  return summarise(problem, bathsOf(unravelling), components, sums, target === undefined ? undefined : reached);
}

/** Small systems take many trajectories a chunk, so that a chunk is always a good piece of work. */
function defaultChunk(dimension: number): number {
  return Math.max(1, Math.min(64, Math.floor(2 ** 15 / dimension)));
}

function chunksOf(count: number, size: number): Chunk[] {
  return Array.from({ length: Math.ceil(count / size) }, (_, index) => ({
    index,
    first: index * size,
    count: Math.min(size, count - index * size),
  }));
}

function checkTarget({ names }: TrajectoryProblem, { observable, error }: { observable: string; error: number }): void {
  if (!names.includes(observable)) {
    throw new RangeError(`the target names the observable "${observable}"; there are ${names.join(", ") || "none"}`);
  }
  if (!(error > 0)) throw new RangeError(`the target's standard error must be positive, got ${error}`);
}

function summarise(
  { names, times, jumps }: TrajectoryProblem,
  baths: readonly Bath[],
  components: ChunkComponents,
  sums: RunningMoments,
  targetReached: boolean | undefined,
): EnsembleResult {
  const estimate = (k: number): Estimate => ({ mean: sums.mean[k], standardError: sums.standardError(k) });
  const observables: Record<string, { mean: Float64Array; standardError: Float64Array }> = {};
  names.forEach((name, k) => {
    observables[name] = {
      mean: sums.mean.slice(k * times.length, (k + 1) * times.length),
      standardError: Float64Array.from(times, (_, t) => sums.standardError(k * times.length + t)),
    };
  });
  return {
    count: sums.count,
    times,
    observables,
    jumps: {
      total: estimate(components.allJumps),
      channels: jumps.map(({ bath }, k) => ({ ...estimate(components.channel(k)), bath: baths[bath] })),
      baths: new Map(baths.map((bath, b) => [bath, estimate(components.bath(b))])),
    },
    targetReached,
  };
}
