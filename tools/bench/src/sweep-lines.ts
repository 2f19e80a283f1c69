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

/** Sweeps over worker threads, and what they cost beside the solutions of their points. */
export async function sweepLines(): Promise<Line[]> {
  const lines = [
    await scaling("2000 Redfield steady states, N = 3", redfieldSweep(3, 2000)),
    await scaling("20000 Redfield steady states, N = 3", redfieldSweep(3, 20000)),
    await scaling("1000 Redfield steady states, N = 6", redfieldSweep(6, 1000)),
    await scaling("2000 loops of the processor alone", loopSweep()),
  ];
  const nothing = nothingSweep(EMPTY);
  const inline = inlineEngine(({ command, problem }) => ({ value: solvePoint(command, problem) }));
  const overhead = async (name: string, engine: Engine): Promise<Line> => {
    const times: number[] = [];
    for (let k = 0; k < ROUNDS; k++) times.push((await timed(nothing, engine)) / EMPTY);
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
async function scaling(name: string, sweep: Sweep): Promise<Line> {
  const [one, two]: [number[], number[]] = [[], []];
  for (let k = 0; k < ROUNDS; k++) {
    one.push(await timed(sweep, threadEngine({ program, workers: 1 })));
    two.push(await timed(sweep, threadEngine({ program, workers: 2 })));
  }
  return {
    task: `sweep, ${name}, two threads`,
    ours: median(two),
    peer: { name: "one thread", seconds: median(one), difference: 0 },
  };
}

/** Seconds of a sweep with its log, from the first thread to the last record. */
async function timed(sweep: Sweep, engine: Engine): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), "openbath-bench-"));
  try {
    const start = performance.now();
    const report = await runSweep(sweep, { version: "bench", log: join(folder, "results"), engine });
    const end = performance.now();
    if (report.solved !== sweep.size || report.failed.length > 0)
      throw new Error(`a point failed: ${report.failed[0]?.message}`);
    return (end - start) / 1e3;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
