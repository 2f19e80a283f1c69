import { duration, type Progress } from "@openbath/sweeps";
import type { Io } from "../io.ts";

/** Milliseconds between two lines: on a terminal, where one line is written over; elsewhere; for other programs. */
const EVERY = { terminal: 100, plain: 5000, json: 1000 } as const;

/** Shows how far a sweep has come, on standard error. */
export function progressLine(io: Io, json: boolean): { show(progress: Progress): void; end(): void } {
  const kind = json ? "json" : io.interactive ? "terminal" : "plain";
  let last = Number.NEGATIVE_INFINITY;
  let drawn = false;
  return {
    show(progress) {
      const now = io.now();
      const ends = progress.finished === progress.total || progress.finished === 0;
      if (now - last < EVERY[kind] && !(ends && kind !== "plain")) return;
      last = now;
      if (kind === "json") io.err(`${JSON.stringify(progress)}\n`);
      else if (kind === "plain") io.err(`openbath: ${words(progress)}\n`);
      else {
        io.err(`\r${words(progress)}\u001b[K`);
        drawn = true;
      }
    },
    end() {
      if (drawn) io.err("\n");
    },
  };
}

/** `120 of 2000 points, 1 failed, 210 points/s, 9 s left`. */
export function words({ finished, failed, total, rate, secondsLeft }: Progress): string {
  const parts = [`${finished} of ${total} points`];
  if (failed > 0) parts.push(`${failed} failed`);
  if (rate !== undefined) parts.push(rate >= 1 ? `${rate.toPrecision(3)} points/s` : `${duration(1 / rate)} a point`);
  if (secondsLeft !== undefined && finished < total) parts.push(`${duration(secondsLeft)} left`);
  return parts.join(", ");
}
