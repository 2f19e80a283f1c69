import { availableParallelism } from "node:os";
import { duration, type Outcome, type Sweep, solved } from "@openbath/sweeps";
import { readLog } from "@openbath/sweeps/node";
import type { Io } from "../io.ts";
import { version } from "../version.ts";
import { pointsOf } from "./report.ts";
import { solveTask } from "./solve-task.ts";

/** Trial points are begun for this long, in seconds, and so many at most: the first of them pay for the compilation. */
const PATIENCE = 2;
const TRIALS = 500;
/** Points that would fail are named up to this many. */
const NAMED = 5;

/** `openbath sweep FILE --dry-run`: how many points, how many are solved already, and about how long the others take. */
export async function dryRun(sweep: Sweep, log: string, workers: number | undefined, io: Io): Promise<void> {
  const { outcomes } = readLog(log);
  const known = new Map<string, Outcome>();
  const missing: number[] = [];
  for (let point = 0; point < sweep.size; point++) {
    for (let shard = 0; shard < sweep.parts.shards; shard++) {
      const { key } = sweep.task(point, shard, version);
      const outcome = outcomes.get(key);
      if (outcome?.value !== undefined && outcome.failure === undefined) known.set(key, outcome);
      else missing.push(point);
    }
  }
  const threads = Math.min(workers ?? availableParallelism(), Math.max(1, missing.length));
  const lines = [`${pointsOf(sweep)}${known.size > 0 ? `, ${known.size} solved already` : ""}`];
  if (missing.length > 0) {
    const { seconds, failures } = await pace(sweep, missing, known);
    lines.push(...failures);
    const whole = (seconds * missing.length) / threads;
    lines.push(
      `about ${duration(whole)} on ${threads} thread${threads === 1 ? "" : "s"}, ${digits(seconds)} s a point`,
    );
  }
  io.out(`${lines.join("\n")}\n`);
}

/** Its multiples modulo 1 are spread evenly, however many are taken. */
const GOLDEN = (Math.sqrt(5) - 1) / 2;

const digits = (seconds: number): string => String(Number(seconds.toPrecision(2)));

/** Seconds that a point takes: from those that are solved, or else from a few that are tried here and thrown away. */
async function pace(
  sweep: Sweep,
  missing: readonly number[],
  known: ReadonlyMap<string, Outcome>,
): Promise<{ seconds: number; failures: string[] }> {
  const mean = (times: readonly number[]): number => times.reduce((a, b) => a + b, 0) / times.length;
  if (known.size >= 3) return { seconds: mean([...known.values()].map(({ seconds }) => seconds)), failures: [] };
  const spread = Array.from({ length: TRIALS }, (_, k) => missing[Math.floor(((k * GOLDEN) % 1) * missing.length)]);
  const trials = new Set(missing.length > TRIALS ? spread : [...spread, ...missing]);
  const times: number[] = [];
  const failures: string[] = [];
  const now = () => performance.now() / 1000;
  const start = now();
  for (const point of trials) {
    const { seconds, failure } = await solved(solveTask, sweep.task(point, 0, version), now);
    times.push(seconds);
    if (failure !== undefined && failures.length < NAMED) failures.push(`point ${point + 1} fails: ${failure.message}`);
    if (now() - start > PATIENCE) break;
  }
  return { seconds: mean(times.slice(Math.floor(times.length / 2))), failures };
}
