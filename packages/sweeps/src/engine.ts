import type { Outcome, Task } from "./task.ts";

export interface RunOptions {
  /** Seconds that one task may take; only for engines that can interrupt. */
  readonly timeLimit?: number | undefined;
  /** When aborted: begin nothing new, finish what runs. */
  readonly stop?: AbortSignal | undefined;
  /** When aborted: end now; what runs is given up. */
  readonly abort?: AbortSignal | undefined;
}

/**
 * Where tasks are solved: here, in threads, on other machines. The laws that every engine keeps are in
 * `@openbath/sweeps/conformance`.
 */
export interface Engine {
  readonly name: string;
  /** Whether it can end a task that takes too long, and outlive a task that ends its process. */
  readonly interrupts: boolean;
  /**
   * The outcomes of tasks with different keys, each once, in any order; tasks are taken as there is room for them. It ends early after
   * `stop` or `abort`, and the consumer may leave at any time.
   * @throws when the engine itself is out of reach; what was yielded before stands
   */
  run(tasks: Iterable<Task>, options?: RunOptions): AsyncIterable<Outcome>;
}

/** An engine out of reach or wrongly set up; its message never holds a password. */
export class EngineError extends Error {
  override readonly name = "EngineError";
}
