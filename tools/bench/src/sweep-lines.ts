import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bullmqEngine, bullmqWorker } from "@openbath/engine-bullmq";
import { type Engine, inlineEngine, type Sweep } from "@openbath/sweeps";
import { runSweep, threadEngine } from "@openbath/sweeps/node";
import { redisServer } from "./redis-server.ts";
import { loopSweep, nothingSweep, redfieldSweep, solvePoint } from "./sweep-points.ts";
import { type Line, median } from "./table.ts";

const program = new URL("./worker.mjs", import.meta.url);
const ROUNDS = 3;
/** Points that do nothing, whose time is what a sweep costs beside its solutions. */
const EMPTY = 2000;

/** Seconds of a run with its log: whole, and of its last three quarters, when the threads have compiled what they need. */
interface Times {
  readonly whole: number;
  readonly rest: number;
}

/** Sweeps over worker threads, and what they cost beside the solutions of their points. */
export async function sweepLines(): Promise<Line[]> {
  const lines = [
    ...(await scaling("2000 Redfield steady states, N = 3", redfieldSweep())),
    ...(await scaling("2000 loops of the processor alone", loopSweep())),
  ];
  const nothing = nothingSweep(EMPTY);
  const inline = inlineEngine(({ command, problem }) => ({ value: solvePoint(command, problem) }));
  const overhead = async (name: string, engine: Engine): Promise<Line> => {
    const times: number[] = [];
    for (let k = 0; k < ROUNDS; k++) times.push((await timed(nothing, engine)).whole / EMPTY);
    return { task: `sweep, a point beside its solution, ${name}`, ours: median(times) };
  };
  lines.push(await overhead("inline", inline));
  lines.push(await overhead("through a thread", threadEngine({ program, workers: 1 })));
  const server = await redisServer();
  if (server === undefined) console.log("redis-server is absent: its line is left out");
  else {
    const where = { redis: server.url, queue: "bench" };
    const worker = await bullmqWorker({ ...where, program, workers: 1 });
    lines.push(await overhead("through Redis", bullmqEngine(where)));
    await worker.close();
    await server.stop();
  }
  return lines;
}

/** One worker thread against two, interleaved. The peer is one thread, so that the ratio says how the sweep scales. */
async function scaling(name: string, sweep: Sweep): Promise<Line[]> {
  const [one, two]: [Times[], Times[]] = [[], []];
  for (let k = 0; k < ROUNDS; k++) {
    one.push(await timed(sweep, threadEngine({ program, workers: 1 })));
    two.push(await timed(sweep, threadEngine({ program, workers: 2 })));
  }
  const line = (part: string, time: (times: Times) => number): Line => ({
    task: `sweep, ${name}, two threads${part}`,
    ours: median(two.map(time)),
    peer: { name: "one thread", seconds: median(one.map(time)), difference: 0 },
  });
  return [line("", ({ whole }) => whole), line(": the last 1500 points", ({ rest }) => rest)];
}

async function timed(sweep: Sweep, engine: Engine): Promise<Times> {
  const folder = mkdtempSync(join(tmpdir(), "openbath-bench-"));
  try {
    const start = performance.now();
    let quarter = start;
    const report = await runSweep(sweep, {
      version: "bench",
      log: join(folder, "results"),
      engine,
      onProgress: ({ finished, total }) => {
        if (finished === total / 4) quarter = performance.now();
      },
    });
    const end = performance.now();
    if (report.solved !== sweep.size || report.failed.length > 0)
      throw new Error(`a point failed: ${report.failed[0]?.message}`);
    return { whole: (end - start) / 1e3, rest: (end - quarter) / 1e3 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
