import { PURPOSE, randomPair } from "./random-pairs.ts";
import { RunningMoments, type SampleMoments } from "./running-moments.ts";
import type { Trajectory, TrajectoryRunner } from "./trajectory.ts";
import type { TrajectoryProblem } from "./trajectory-problem.ts";

/** Trajectories first .. first + count - 1, the unit of work, of checkpoints and of decisions. */
export interface Chunk {
  readonly index: number;
  readonly first: number;
  readonly count: number;
}

/** What a chunk comes to; plain data. The components: see `ChunkComponents`. */
export interface ChunkResult extends Chunk {
  readonly moments: SampleMoments;
}

/** The sample vector of one trajectory: observables at times, then numbers of jumps by channel, by bath, and of all. */
export class ChunkComponents {
  readonly observables: number;
  readonly channels: number;
  readonly baths: number;

  constructor({ names, times, jumps }: TrajectoryProblem) {
    this.observables = names.length * times.length;
    this.channels = jumps.length;
    this.baths = 1 + jumps.reduce((last, { bath }) => Math.max(last, bath), -1);
  }

  get length(): number {
    return this.observables + this.channels + this.baths + 1;
  }

  channel(k: number): number {
    return this.observables + k;
  }

  bath(b: number): number {
    return this.observables + this.channels + b;
  }

  get allJumps(): number {
    return this.length - 1;
  }

  sample(problem: TrajectoryProblem, run: Trajectory): Float64Array {
    const sample = new Float64Array(this.length);
    sample.set(run.observables);
    for (const { channel } of run.jumps) {
      sample[this.channel(channel)]++;
      sample[this.bath(problem.jumps[channel].bath)]++;
    }
    sample[this.allJumps] = run.jumps.length;
    return sample;
  }
}

/**
 * Runs one chunk, a trajectory at each call of the iterator: a function of problem, seed and chunk alone. Every step
 * yields the number of trajectories done; the result is the return value.
 */
export function* runChunk(
  runner: TrajectoryRunner,
  problem: TrajectoryProblem,
  seed: number,
  chunk: Chunk,
): Generator<number, ChunkResult> {
  const components = new ChunkComponents(problem);
  const moments = new RunningMoments(components.length);
  for (let done = 0; done < chunk.count; done++) {
    const trajectory = chunk.first + done;
    const { cumulative } = problem.initial;
    let ket = 0;
    if (cumulative.length > 1) {
      const r = randomPair(seed, PURPOSE.initialState, trajectory, 0)[0] * cumulative[cumulative.length - 1];
      while (cumulative[ket] <= r) ket++;
    }
    const run = runner.run((draw) => randomPair(seed, PURPOSE.jumps, trajectory, draw), ket);
    moments.add(components.sample(problem, run));
    yield done + 1;
  }
  return { ...chunk, moments: moments.snapshot() };
}
