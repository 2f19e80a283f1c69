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
 * @returns points, and how many of them were solved now
 * @throws FailedPointsError naming the first point that could not be solved, once the others are; InterruptedError when it was stopped
 */
export async function solveSweeps(
  part: string,
  sweeps: readonly Sweep[],
  { progress, ...options }: SolveOptions,
): Promise<{ readonly points: number; readonly solved: number }> {
  const failures: string[] = [];
  let points = 0;
  let solved = 0;
  for (const sweep of sweeps) {
    let told = performance.now();
    const report = await runSweep(sweep, {
      ...options,
      onProgress({ finished, total, secondsLeft }) {
        if (performance.now() - told < 1000 * PATIENCE) return;
        told = performance.now();
        const left = secondsLeft === undefined ? "" : `, ${duration(secondsLeft)} left`;
        progress(`${part}: ${sweep.parts.command}, ${finished} of ${total} points${left}`);
      },
    });
    points += report.total;
    solved += report.solved;
    for (const { index, message } of report.failed)
      failures.push(`${sweep.parts.command} at ${describePoint(sweep, index)}: ${message}`);
    if (report.finished < report.total)
      throw new InterruptedError(
        `stopped at ${report.finished} of ${report.total} points of ${part}; the same command goes on`,
      );
  }
  if (failures.length > 0)
    throw new FailedPointsError(`${failures.length} of ${points} points of ${part} failed, the first: ${failures[0]}`);
  return { points, solved };
}
