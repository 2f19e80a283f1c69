import { describePoint, type Sweep } from "@openbath/sweeps";
import type { SweepReport } from "@openbath/sweeps/node";

/** Failing points are named one by one up to this many; openbath collect names them all. */
const NAMED = 20;

/** `40 points (8 x 5)`, and the shares of each. */
export function pointsOf(sweep: Sweep): string {
  const { shards } = sweep.parts;
  const grid = sweep.shape.length > 1 ? ` (${sweep.shape.join(" x ")})` : "";
  const shares = shards > 1 ? ` in ${shards} shares each` : "";
  return `${sweep.size} point${sweep.size === 1 ? "" : "s"}${grid}${shares}`;
}

/** A line for each point that failed, with its parameters. */
export function failureLines(sweep: Sweep, { failed }: SweepReport): string[] {
  const lines = failed
    .slice(0, NAMED)
    .map(({ index, message }) => `point ${index + 1} failed (${describePoint(sweep, index)}): ${message}`);
  const more = failed.length - lines.length;
  return more > 0 ? [...lines, `and ${more} more; openbath collect names them all`] : lines;
}

/** The document of `openbath sweep --json`. */
export function reportDocument(
  sweep: Sweep,
  log: string,
  { total, finished, solved, failed, damaged }: SweepReport,
): object {
  return {
    points: sweep.size,
    tasks: { total, finished, solved },
    failed: failed.map(({ index, reason, message }) => ({
      point: index + 1,
      parameters: sweep.parameters(index),
      reason,
      message,
    })),
    ...(damaged > 0 ? { damagedRecords: damaged } : {}),
    results: log,
  };
}
