import type { Io } from "./io.ts";
import type { Watch } from "./solve-problem.ts";

/** Nothing is said of what takes less than this, and not more often than this afterwards. */
const PATIENCE = 2000;

/** Lines on standard error about work that takes longer than two seconds. */
export function progressLines(io: Io): Watch {
  let last = io.now();
  return (what) => {
    const now = io.now();
    if (now - last < PATIENCE) return;
    last = now;
    io.err(`openbath: ${what}\n`);
  };
}
