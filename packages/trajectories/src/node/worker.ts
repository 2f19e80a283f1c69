import { parentPort, workerData } from "node:worker_threads";
import { type Chunk, runChunk } from "../chunk.ts";
import { TrajectoryRunner } from "../trajectory.ts";
import type { TrajectoryProblem } from "../trajectory-problem.ts";

/** A worker thread: gets the problem once, then chunks one by one, and answers with their results. */
const { problem, seed } = workerData as { problem: TrajectoryProblem; seed: number };
const runner = new TrajectoryRunner(problem);
parentPort?.on("message", (chunk: Chunk) => {
  const work = runChunk(runner, problem, seed, chunk);
  let step = work.next();
  while (step.done !== true) step = work.next();
  parentPort?.postMessage(step.value);
});
