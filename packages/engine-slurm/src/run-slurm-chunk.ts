import { WorkerPool } from "@openbath/sweeps/node";
import { Spool } from "./spool.ts";

export interface ChunkOptions {
  /** The folder, the name of the job array and the number of the chunk, as the engine appends them to its command. */
  readonly spool: string;
  readonly array: string;
  readonly index: number;
  /** The program of a thread: a module that calls `serveTasks`. */
  readonly program: URL | string;
}

/**
 * Solves a chunk of points on a node, in a thread of its own, so that a point that never ends can be ended. Each outcome is handed over
 * as soon as it is found: a task that is killed loses no more than the point at which it was.
 */
export async function runSlurmChunk({ spool: folder, array, index, program }: ChunkOptions): Promise<number> {
  const spool = new Spool(folder);
  const { tasks, timeLimit } = spool.readChunk(array, index);
  const pool = new WorkerPool({ program, workers: 1 });
  try {
    for (const task of tasks) spool.writeOutcome(await pool.solve(task, timeLimit));
  } finally {
    await pool.close();
  }
  return tasks.length;
}
