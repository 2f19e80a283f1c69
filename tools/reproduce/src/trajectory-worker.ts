import { parentPort, workerData } from "node:worker_threads";
import { type Chunk, inlineEngine, type TrajectoryProblem } from "@openbath/trajectories";

/** The program of a worker thread of `workerEngine`: gets the problem once, then chunks one by one, answers with results. */
export function answerChunks(): void {
  const { problem, seed } = workerData as { problem: TrajectoryProblem; seed: number };
  const engine = inlineEngine();
  parentPort?.on("message", async (chunk: Chunk) => {
    for await (const result of engine.run(problem, seed, [chunk])) parentPort?.postMessage(result);
  });
}
