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
 * Solves what is missing of a part's sweeps, as one run; the results are in the log.
 * @throws FailedPointsError naming the first point that could not be solved, once the others are; InterruptedError when it was stopped
 */
export async function solveSweeps(
  part: string,
  sweeps: readonly Sweep[],
  { progress, ...options }: SolveOptions,
): Promise<void> {
  let told = performance.now();
  const { total, finished, failed } = await runSweep(sweeps, {
    ...options,
    onProgress(here) {
      if (performance.now() - told < 1000 * PATIENCE) return;
      told = performance.now();
      const left = here.secondsLeft === undefined ? "" : `, ${duration(here.secondsLeft)} left`;
      progress(`${part}: ${here.finished} of ${here.total} points${left}`);
    },
  });
  if (finished < total)
    throw new InterruptedError(`stopped at ${finished} of ${total} points of ${part}; the same command goes on`);
  if (failed.length > 0) {
    const [{ sweep, index, message }] = failed;
    const first = `${sweep.parts.command} at ${describePoint(sweep, index)}: ${message}`;
    throw new FailedPointsError(`${failed.length} of ${total} points of ${part} failed, the first: ${first}`);
  }
}
