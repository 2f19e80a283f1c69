import { availableParallelism } from "node:os";
import type { Outcome, Task } from "../task.ts";
import { WorkerThread } from "./worker-thread.ts";

export interface WorkerPoolOptions {
  /** The program of the threads: a module that calls `serveTasks`. */
  readonly program: URL | string;
  /** Number of threads, default one a processor. */
  readonly workers?: number | undefined;
}

/** A task that takes its thread with it is tried this often before it is given up. */
const ATTEMPTS = 2;

/** Short tasks are handed out ahead, so that no thread waits for the next: so many seconds of work, and so many tasks at most. */
const AHEAD = 0.02;
const MOST_AHEAD = 4;

/** Worker threads that solve tasks. They begin when they are needed and live until `close`; one that is ended is replaced. */
export class WorkerPool {
  readonly size: number;
  readonly #program: URL | string;
  #threads: WorkerThread[] = [];
  /** Seconds a task, of late. */
  #pace = Number.POSITIVE_INFINITY;
  #closed = false;

  /** @throws RangeError for a number of workers that is no positive integer */
  constructor({ program, workers = availableParallelism() }: WorkerPoolOptions) {
    if (!Number.isSafeInteger(workers) || workers < 1)
      throw new RangeError(`the number of workers must be a positive integer, got ${workers}`);
    this.size = workers;
    this.#program = program;
  }

  /** Tasks that keep every thread busy: one each, and more while they are short. */
  get width(): number {
    return this.size * Math.max(1, Math.min(MOST_AHEAD, Math.floor(AHEAD / this.#pace)));
  }

  /**
   * Solves a task; give it `size` at a time, or `width`.
   * @param timeLimit seconds, from the moment at which the thread begins with it
   * @throws Error when the program of the threads cannot be run
   */
  async solve(task: Task, timeLimit?: number): Promise<Outcome> {
    let last = "";
    for (let attempt = 0; attempt < ATTEMPTS && !this.#closed; ) {
      const ending = await this.#free().solve(task, timeLimit);
      if ("outcome" in ending) {
        const { seconds } = ending.outcome;
        this.#pace = Number.isFinite(this.#pace) ? 0.9 * this.#pace + 0.1 * seconds : seconds;
        return ending.outcome;
      }
      if ("timedOut" in ending) {
        const message = `it did not end within its time limit of ${timeLimit} s`;
        return { key: task.key, seconds: timeLimit ?? 0, failure: { reason: "time-limit", message } };
      }
      if ("returned" in ending) continue;
      if (!ending.loaded && !this.#closed) throw new Error(`the program of the workers cannot be run: ${ending.died}`);
      last = ending.died;
      attempt++;
    }
    const message = `its worker ended ${ATTEMPTS} times: ${last}`;
    return { key: task.key, seconds: 0, failure: { reason: "lost", message } };
  }

  /** Ends all threads, those at work too. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all(this.#threads.splice(0).map((thread) => thread.end()));
  }

  /** The thread with the fewest tasks; a new one rather than one at work, as long as there is room for it. */
  #free(): WorkerThread {
    this.#threads = this.#threads.filter(({ lives }) => lives);
    const [least] = this.#threads.toSorted((a, b) => a.tasks - b.tasks);
    if (least !== undefined && (least.tasks === 0 || this.#threads.length >= this.size)) return least;
    const thread = new WorkerThread(this.#program);
    this.#threads.push(thread);
    return thread;
  }
}
