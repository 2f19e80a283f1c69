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
  readonly sweep: Sweep;
  /** Of the point in its sweep. */
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
 * Solves what is missing of a sweep, or of several that share a log as one run, and nothing twice. Every outcome is in the log before the next is looked at, so that a kill at any
 * moment loses at most what was being solved. Points that failed before are tried again.
 * @throws RangeError for sweeps with different time limits, unless one is given for all
 * @throws LockedError when another process is at work on this log, LogError when results cannot be written, and what the engine throws
 */
export async function runSweep(sweep: Sweep | readonly Sweep[], options: RunSweepOptions): Promise<SweepReport> {
  const { version, log: path, engine, stop, abort } = options;
  const sweeps = [sweep].flat();
  const timeLimit = options.timeLimit ?? commonTimeLimit(sweeps);
  const lock = takeLock(`${path}.lock`);
  try {
    const known = readLog(path);
    const { missing, total, points } = planned(sweeps, version, known.outcomes);
    const count = new ProgressCount(total, total - missing.length, 0, seconds());
    const watch = options.onProgress ?? (() => {});
    watch(count.at(seconds()));
    const failed: FailedPoint[] = [];
    let solved = 0;
    if (missing.length > 0) {
      const log = new Log(path, known);
      try {
        for await (const outcome of engine.run(tasksAt(missing, version), { timeLimit, stop, abort })) {
          const place = points.get(outcome.key);
          if (place === undefined) continue;
          points.delete(outcome.key);
          log.append(outcome);
          solved++;
          if (outcome.failure !== undefined)
            failed.push({ sweep: place.sweep, index: place.point, ...outcome.failure });
          count.add(outcome.failure !== undefined);
          watch(count.at(seconds()));
        }
      } finally {
        log.close();
      }
    }
    failed.sort((a, b) => sweeps.indexOf(a.sweep) - sweeps.indexOf(b.sweep) || a.index - b.index);
    return { total, finished: total - points.size, solved, failed, damaged: known.damaged };
  } finally {
    lock.release();
  }
}

/** A task's place: its sweep, its point and its share. */
interface Place {
  readonly key: string;
  readonly sweep: Sweep;
  readonly point: number;
  readonly shard: number;
}

/** The tasks that have no whole value yet, each key once, and the place of each of their keys. */
function planned(
  sweeps: readonly Sweep[],
  version: string,
  outcomes: ReadonlyMap<string, Outcome>,
): { missing: Place[]; total: number; points: Map<string, Place> } {
  const missing: Place[] = [];
  const points = new Map<string, Place>();
  const keys = new Set<string>();
  for (const sweep of sweeps) {
    for (let point = 0; point < sweep.size; point++) {
      for (let shard = 0; shard < sweep.parts.shards; shard++) {
        const { key } = sweep.task(point, shard, version);
        if (keys.has(key)) continue;
        keys.add(key);
        const known = outcomes.get(key);
        if (known !== undefined && known.failure === undefined) continue;
        const place = { key, sweep, point, shard };
        missing.push(place);
        points.set(key, place);
      }
    }
  }
  return { missing, total: keys.size, points };
}

function* tasksAt(places: readonly Place[], version: string): Generator<Task> {
  for (const { key, sweep, point, shard } of places) yield sweep.task(point, shard, version, key);
}

function commonTimeLimit(sweeps: readonly Sweep[]): number | undefined {
  const limits = [...new Set(sweeps.map(({ parts }) => parts.timeLimit))];
  if (limits.length > 1)
    throw new RangeError(`sweeps of one run need one time limit, got ${limits.map((one) => one ?? "none").join(", ")}`);
  return limits[0];
}

const seconds = (): number => performance.now() / 1000;
