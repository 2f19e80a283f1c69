import { EngineError } from "@openbath/sweeps";
import { LockedError, LogError } from "@openbath/sweeps/node";
import { HELP, parseArguments, UsageError } from "./arguments.ts";
import type { Program } from "./engines.ts";
import type { Io } from "./io.ts";
import { runSlurmTask, runWorker } from "./machines.ts";
import { reproduce } from "./reproduce.ts";
import { FailedPointsError, InterruptedError } from "./solve-sweeps.ts";
import { writeSweeps } from "./write-sweeps.ts";

/** The command line; gives the exit code, which the help explains. */
export async function cli(args: readonly string[], program: Program, io: Io): Promise<number> {
  try {
    const asked = parseArguments(args, process.env);
    switch (asked.task) {
      case "help":
        io.out(HELP);
        return asked.code;
      case "worker":
        await runWorker(asked, program, io);
        return 0;
      case "slurm-task":
        await runSlurmTask(asked, program, io);
        return 0;
      case "write-sweeps":
        writeSweeps(asked, io);
        return 0;
      case "paper":
        await reproduce(asked, program, io);
        return 0;
    }
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) throw error;
    io.err(`reproduce: ${(error as Error).message}`);
    return code;
  }
}

function codeOf(error: unknown): number | undefined {
  if (error instanceof FailedPointsError) return 1;
  if (error instanceof UsageError) return 2;
  if (error instanceof LockedError) return 3;
  if (error instanceof EngineError || error instanceof LogError) return 4;
  if (error instanceof InterruptedError) return 130;
  return undefined;
}
