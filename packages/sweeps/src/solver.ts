import type { Json } from "./json.ts";
import type { Outcome, Task } from "./task.ts";

/** A solver's answer; `failure` says in one line what of it could not be had. */
export interface Answer {
  readonly value: Json;
  readonly failure?: string;
}

/** Solves tasks: a pure function of the task. What it throws is the point's failure, by its message. */
export type Solver = (task: Task) => Answer | Promise<Answer>;

/** The outcome of a task under a solver; never throws. @param now seconds from any fixed moment */
export async function solved(solver: Solver, task: Task, now: () => number): Promise<Outcome> {
  const start = now();
  const spent = () => Math.max(0, now() - start);
  try {
    const { value, failure } = await solver(task);
    const done = { key: task.key, seconds: spent(), value };
    return failure === undefined ? done : { ...done, failure: { reason: "error", message: oneLine(failure) } };
  } catch (error) {
    const message = oneLine(error instanceof Error ? error.message : String(error));
    return { key: task.key, seconds: spent(), failure: { reason: "error", message } };
  }
}

const oneLine = (text: string): string => text.replaceAll(/\s*\n\s*/g, " ");
