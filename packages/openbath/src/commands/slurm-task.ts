import type { Io } from "../io.ts";
import { slurm, taskWorker } from "../sweeps/engines.ts";

/** `openbath slurm-task SPOOL ARRAY INDEX`: what the tasks of the engine slurm run on the nodes. */
export async function slurmTask(spool: string, array: string, index: string, io: Io): Promise<void> {
  const { runSlurmChunk } = await slurm();
  const solved = await runSlurmChunk({ spool, array, index: Number(index), program: taskWorker() });
  io.out(`${solved} points solved\n`);
}
