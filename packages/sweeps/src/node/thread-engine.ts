import { concurrently } from "../concurrent.ts";
import type { Engine } from "../engine.ts";
import { WorkerPool, type WorkerPoolOptions } from "./worker-pool.ts";

/**
 * Solves tasks in worker threads, which live as long as one run.
 * @throws RangeError for a number of workers that is no positive integer
 */
export function threadEngine(options: WorkerPoolOptions): Engine {
  const { size } = new WorkerPool(options);
  return {
    name: "threads",
    interrupts: true,
    async *run(tasks, run = {}) {
      const pool = new WorkerPool({ ...options, workers: size });
      try {
        yield* concurrently(
          tasks,
          () => pool.width,
          (task) => pool.solve(task, run.timeLimit),
          run,
        );
      } finally {
        await pool.close();
      }
    },
  };
}
