import { describePoint, duration, type Sweep } from "@openbath/sweeps";
import { type RunSweepOptions, runSweep } from "@openbath/sweeps/node";

/** Seconds between two lines about what is going on. */
const PATIENCE = 5;

/** Points of which some could not be solved. */
export class FailedPointsError extends Error {
  override readonly name = "FailedPointsError";
}

/** A run that was told to stop before its end. */
export class InterruptedError extends Error {
  override readonly name = "InterruptedError";
}

export interface SolveOptions extends Pick<RunSweepOptions, "version" | "log" | "engine" | "stop" | "abort"> {
  /** One line on what is going on. */
  readonly progress: (line: string) => void;
}

/**
 * Solves what is missing of some sweeps, one after the other; the results are in the log.
 * @throws FailedPointsError naming the first point that could not be solved, once the others are; InterruptedError when it was stopped
 */
export async function solveSweeps(
  part: string,
  sweeps: readonly Sweep[],
  { progress, ...options }: SolveOptions,
): Promise<void> {
  const failures: string[] = [];
  const points = sweeps.reduce((sum, { size }) => sum + size, 0);
  const start = performance.now();
  let told = start;
  let [finished, solved] = [0, 0];
  for (const sweep of sweeps) {
    let before: number | undefined;
    const report = await runSweep(sweep, {
      ...options,
      onProgress(here) {
        before ??= here.finished;
        const now = performance.now();
        if (now - told < 1000 * PATIENCE) return;
        told = now;
        const [done, fresh] = [finished + here.finished, solved + here.finished - before];
        const left = fresh === 0 ? "" : `, ${duration(((points - done) * (now - start)) / 1000 / fresh)} left`;
        progress(`${part}: ${done} of ${points} points${left}`);
      },
    });
    finished += report.finished;
    solved += report.solved;
    for (const { index, message } of report.failed)
      failures.push(`${sweep.parts.command} at ${describePoint(sweep, index)}: ${message}`);
    if (report.finished < report.total)
      throw new InterruptedError(`stopped at ${finished} of ${points} points of ${part}; the same command goes on`);
  }
  if (failures.length > 0)
    throw new FailedPointsError(`${failures.length} of ${points} points of ${part} failed, the first: ${failures[0]}`);
}
