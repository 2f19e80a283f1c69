import { type Engine, inlineEngine } from "@openbath/sweeps";
import { threadEngine } from "@openbath/sweeps/node";
import { UsageError } from "../errors.ts";
import { solveTask } from "./solve-task.ts";

export interface EngineOptions {
  readonly engine?: string;
  readonly workers?: string;
}

/** The program of worker threads, beside this one once it is built. */
export const taskWorker = (): URL => new URL("./task-worker.js", import.meta.url);

/** The engine that the options name. @throws UsageError for one that there is not, or whose options do not fit */
export async function engineFrom(options: EngineOptions): Promise<Engine> {
  const { engine = "threads" } = options;
  switch (engine) {
    case "inline":
      if (options.workers !== undefined) throw new UsageError("--workers is for the engine threads, not for inline");
      return inlineEngine(solveTask);
    case "threads":
      return threadEngine({ program: taskWorker(), workers: workersFrom(options.workers) });
    default:
      throw new UsageError(`--engine: expected threads or inline, got ${engine}`);
  }
}

/** A number of workers as an option gives it. @throws UsageError */
export function workersFrom(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const workers = Number(text);
  if (text.trim() === "" || !Number.isSafeInteger(workers) || workers < 1)
    throw new UsageError(`--workers: expected a whole number from 1 on, got ${JSON.stringify(text)}`);
  return workers;
}
