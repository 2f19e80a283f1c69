import { availableParallelism } from "node:os";
import { concurrently, type Engine, inlineEngine } from "@openbath/sweeps";
import { WorkerPool } from "@openbath/sweeps/node";
import { solverOf } from "./point-kind.ts";
import { POINT_KINDS } from "./points.ts";

/** The program that solves points in threads, on this machine and on others. */
export interface Program {
  /** Of the code that solves: the same code has the same version everywhere. */
  readonly version: string;
  /** The module that worker threads run. */
  readonly worker: URL;
  /** What a node of a cluster runs, before the words `slurm-task SPOOL ARRAY INDEX`. */
  readonly command: readonly string[];
}

export const ENGINES = ["threads", "inline", "bullmq", "slurm"] as const;

export interface EngineOptions {
  readonly engine: (typeof ENGINES)[number];
  /** Number of threads, default one a processor. */
  readonly workers?: number | undefined;
  /** The address of Redis. */
  readonly redis?: string | undefined;
  /** Options of sbatch. */
  readonly sbatch?: readonly string[] | undefined;
  /** Points that one task of a job array solves. */
  readonly chunk?: number | undefined;
  /** A folder for Slurm, which the nodes share. */
  readonly spool: string;
  readonly warn: (message: string) => void;
}

/** An engine that is used for one sweep after the other. */
export interface OpenEngine {
  readonly engine: Engine;
  close(): Promise<void>;
}

/** The queue of this version: workers of another one listen to another. */
export const queueOf = ({ version }: Program): string => `reproduce-${version}`;

/** Opens the engine that the options name. @throws EngineError when it is out of reach */
export async function openEngine(options: EngineOptions, program: Program): Promise<OpenEngine> {
  const nothing = async (): Promise<void> => {};
  const { warn } = options;
  switch (options.engine) {
    case "inline":
      return { engine: inlineEngine(solverOf(POINT_KINDS, program.version)), close: nothing };
    case "threads":
      return threads(program, options.workers);
    case "bullmq": {
      const { bullmqEngine } = await import("@openbath/engine-bullmq");
      return { engine: bullmqEngine({ redis: options.redis ?? "", queue: queueOf(program), warn }), close: nothing };
    }
    case "slurm": {
      const { slurmEngine } = await import("@openbath/engine-slurm");
      const { spool, sbatch, chunk } = options;
      const command = [...program.command, "slurm-task"];
      return { engine: slurmEngine({ spool, command, sbatch, chunk, warn }), close: nothing };
    }
  }
}

/** Threads that outlive a sweep: they keep what they have loaded, and the states that their points have in common. */
function threads({ worker }: Program, workers = availableParallelism()): OpenEngine {
  const pool = new WorkerPool({ program: worker, workers });
  const engine: Engine = {
    name: "threads",
    interrupts: true,
    run: (tasks, run = {}) =>
      concurrently(
        tasks,
        () => pool.width,
        (task) => pool.solve(task, run.timeLimit),
        run,
      ),
  };
  return { engine, close: () => pool.close() };
}
