import type { Engine } from "../engine.ts";
import { type Progress, ProgressCount } from "../progress.ts";
import type { Sweep } from "../sweep.ts";
import type { Failure, Outcome, Task } from "../task.ts";
import { takeLock } from "./lock.ts";
import { Log, readLog } from "./log.ts";

export interface RunSweepOptions {
  /** Of the code that solves; a log keeps results of several versions apart. */
  readonly version: string;
  /** The file to which outcomes are appended; it is read first, and what stands there is not solved again. */
  readonly log: string;
  readonly engine: Engine;
  /** Seconds a point, before that of the sweep file. */
  readonly timeLimit?: number | undefined;
  /** Aborted: finish the points that run, and stop. */
  readonly stop?: AbortSignal | undefined;
  /** Aborted: stop now. */
  readonly abort?: AbortSignal | undefined;
  /** Called before the first outcome and after each. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** A point that has no whole value. */
export interface FailedPoint extends Failure {
  readonly index: number;
}

export interface SweepReport {
  /** Tasks of the sweep (points, or shares of them), with an outcome, and solved in this run. */
  readonly total: number;
  readonly finished: number;
  readonly solved: number;
  /** In the order of the points. */
  readonly failed: readonly FailedPoint[];
  /** Lines of the log that were not whole when it was read. */
  readonly damaged: number;
}

/**
 * Solves what is missing of a sweep, and nothing twice. Every outcome is in the log before the next is looked at, so that a kill at any
 * moment loses at most what was being solved. Points that failed before are tried again.
 * @throws LockedError when another process is at work on this log, LogError when results cannot be written, and what the engine throws
 */
export async function runSweep(sweep: Sweep, options: RunSweepOptions): Promise<SweepReport> {
  const { version, log: path, engine, stop, abort } = options;
  const timeLimit = options.timeLimit ?? sweep.parts.timeLimit;
  const lock = takeLock(`${path}.lock`);
  try {
    const known = readLog(path);
    const { missing, total, points } = planned(sweep, version, known.outcomes);
    const count = new ProgressCount(total, total - missing.length, 0, seconds());
    const watch = options.onProgress ?? (() => {});
    watch(count.at(seconds()));
    const failed: FailedPoint[] = [];
    let solved = 0;
    if (missing.length > 0) {
      const log = new Log(path, known);
      try {
        for await (const outcome of engine.run(tasksAt(sweep, version, missing), { timeLimit, stop, abort })) {
          const index = points.get(outcome.key);
          if (index === undefined) continue;
          points.delete(outcome.key);
          log.append(outcome);
          solved++;
          if (outcome.failure !== undefined) failed.push({ index, ...outcome.failure });
          count.add(outcome.failure !== undefined);
          watch(count.at(seconds()));
        }
      } finally {
        log.close();
      }
    }
    failed.sort((a, b) => a.index - b.index);
    return { total, finished: total - points.size, solved, failed, damaged: known.damaged };
  } finally {
    lock.release();
  }
}

/** A task's place: its point and its share. */
type Place = readonly [point: number, shard: number];

/** The tasks that have no whole value yet, each key once, and the point of each of their keys. */
function planned(
  sweep: Sweep,
  version: string,
  outcomes: ReadonlyMap<string, Outcome>,
): { missing: Place[]; total: number; points: Map<string, number> } {
  const missing: Place[] = [];
  const points = new Map<string, number>();
  const keys = new Set<string>();
  for (let point = 0; point < sweep.size; point++) {
    for (let shard = 0; shard < sweep.parts.shards; shard++) {
      const { key } = sweep.task(point, shard, version);
      if (keys.has(key)) continue;
      keys.add(key);
      const known = outcomes.get(key);
      if (known !== undefined && known.failure === undefined) continue;
      missing.push([point, shard]);
      points.set(key, point);
    }
  }
  return { missing, total: keys.size, points };
}

function* tasksAt(sweep: Sweep, version: string, places: readonly Place[]): Generator<Task> {
  for (const [point, shard] of places) yield sweep.task(point, shard, version);
}

const seconds = (): number => performance.now() / 1000;
