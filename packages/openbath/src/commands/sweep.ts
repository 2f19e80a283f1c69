import { existsSync, renameSync } from "node:fs";
import { runSweep, type SweepReport } from "@openbath/sweeps/node";
import { ComputationError, InterruptedError, UsageError } from "../errors.ts";
import type { Io } from "../io.ts";
import { dryRun } from "../sweeps/dry-run.ts";
import { type EngineOptions, engineFrom, workersFrom } from "../sweeps/engines.ts";
import { loadSweep } from "../sweeps/load-sweep.ts";
import { progressLine } from "../sweeps/progress-line.ts";
import { failureLines, pointsOf, reportDocument } from "../sweeps/report.ts";
import { version } from "../version.ts";

export interface SweepOptions extends EngineOptions {
  readonly results?: string;
  readonly timeLimit?: string;
  readonly dryRun?: boolean;
  readonly resume?: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** The plan of so many points takes seconds, in which there is no progress to show. */
const LONG_PLAN = 100_000;

/** `openbath sweep FILE`: solves what is missing of a sweep. Ctrl-C once: the points that run are finished; twice: now. */
export async function sweep(file: string, options: SweepOptions, io: Io): Promise<void> {
  const { sweep: grid, log } = loadSweep(file, options.results, io);
  const timeLimit = secondsFrom(options.timeLimit);
  if (options.dryRun) return dryRun(grid, log, workersFrom(options.workers), io);
  const engine = await engineFrom(options, log, io);
  if (!engine.interrupts && (timeLimit ?? grid.parts.timeLimit) !== undefined)
    throw new UsageError(
      `the engine ${engine.name} cannot end a point that takes too long; leave the time limit out or use threads`,
    );
  if (options.resume === false && existsSync(log)) renameSync(log, `${log}.old`);
  const [stop, abort] = [new AbortController(), new AbortController()];
  const line = progressLine(io, options.json === true);
  const release = io.onInterrupt(() => {
    if (stop.signal.aborted) abort.abort();
    else {
      line.end();
      io.err("openbath: finishing the points that run; once more to stop now\n");
      stop.abort();
    }
  });
  if (grid.tasks >= LONG_PLAN && !options.json && !options.quiet)
    io.err(`openbath: making the plan of ${grid.tasks} points\n`);
  let report: SweepReport;
  try {
    report = await runSweep(grid, {
      version,
      log,
      engine,
      timeLimit,
      stop: stop.signal,
      abort: abort.signal,
      ...(options.quiet ? {} : { onProgress: line.show }),
    });
  } finally {
    release();
    line.end();
  }
  if (options.json) io.out(`${JSON.stringify(reportDocument(grid, log, report))}\n`);
  else for (const text of failureLines(grid, report)) io.err(`openbath: ${text}\n`);
  conclude(report);
  if (!options.json)
    io.out(
      `${pointsOf(grid)}: all solved${report.solved < report.total ? `, ${report.solved} of them now` : ""}; results in ${log}\n`,
    );
}

function conclude({ total, finished, failed }: SweepReport): void {
  const failures = failed.length > 0 ? `, ${failed.length} of them failed` : "";
  if (finished < total)
    throw new InterruptedError(
      `stopped with ${finished} of ${total} points finished${failures}; the same command goes on`,
    );
  if (failed.length > 0)
    throw new ComputationError(`${failed.length} of ${total} points failed; the others are solved`);
}

function secondsFrom(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const seconds = Number(text);
  if (!(seconds > 0 && Number.isFinite(seconds)))
    throw new UsageError(`--time-limit: expected a positive number of seconds, got ${JSON.stringify(text)}`);
  return seconds;
}
