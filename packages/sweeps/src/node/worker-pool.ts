import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Outcome, Task } from "../task.ts";
import { parseOutcome } from "../task.ts";

export interface WorkerPoolOptions {
  /** The program of the threads: a module that calls `serveTasks`. */
  readonly program: URL | string;
  /** Number of threads, default one a processor. */
  readonly workers?: number | undefined;
}

/** A task that takes its thread with it is tried this often before it is given up. */
const ATTEMPTS = 2;

/** What became of a task in a thread: its outcome, or the thread's end. */
type Ending =
  | { readonly outcome: Outcome }
  | { readonly timedOut: true }
  | { readonly died: string; readonly loaded: boolean };

/** Worker threads that solve tasks. They begin when they are needed and live until `close`; one that is ended is replaced. */
export class WorkerPool {
  readonly size: number;
  readonly #program: URL | string;
  readonly #idle: Thread[] = [];
  readonly #busy = new Set<Thread>();
  #closed = false;

  /** @throws RangeError for a number of workers that is no positive integer */
  constructor({ program, workers = availableParallelism() }: WorkerPoolOptions) {
    if (!Number.isSafeInteger(workers) || workers < 1)
      throw new RangeError(`the number of workers must be a positive integer, got ${workers}`);
    this.size = workers;
    this.#program = program;
  }

  /**
   * Solves a task; never more than `size` at a time.
   * @param timeLimit seconds, from the moment at which the thread begins with it
   * @throws Error when the program of the threads cannot be run
   */
  async solve(task: Task, timeLimit?: number): Promise<Outcome> {
    let last = "";
    for (let attempt = 0; attempt < ATTEMPTS && !this.#closed; attempt++) {
      const thread = this.#idle.pop() ?? new Thread(this.#program);
      this.#busy.add(thread);
      const ending = await thread.solve(task, timeLimit);
      this.#busy.delete(thread);
      if ("outcome" in ending) {
        this.#idle.push(thread);
        return ending.outcome;
      }
      if ("timedOut" in ending) {
        const message = `it did not end within its time limit of ${timeLimit} s`;
        return { key: task.key, seconds: timeLimit ?? 0, failure: { reason: "time-limit", message } };
      }
      if (!ending.loaded && !this.#closed) throw new Error(`the program of the workers cannot be run: ${ending.died}`);
      last = ending.died;
    }
    const message = `its worker ended ${ATTEMPTS} times: ${last}`;
    return { key: task.key, seconds: 0, failure: { reason: "lost", message } };
  }

  /** Ends all threads, those at work too. */
  async close(): Promise<void> {
    this.#closed = true;
    const all = [...this.#idle.splice(0), ...this.#busy];
    await Promise.all(all.map((thread) => thread.end()));
  }
}

class Thread {
  readonly #worker: Worker;
  readonly #ready: Promise<boolean>;
  #settle: (ending: Ending) => void = () => {};
  #loaded = false;
  #end: Ending | undefined;

  constructor(program: URL | string) {
    this.#worker = new Worker(program);
    let ready: (loaded: boolean) => void = () => {};
    this.#ready = new Promise((resolve) => {
      ready = resolve;
    });
    this.#worker.on("message", (message: string) => {
      if (message === "ready") {
        this.#loaded = true;
        ready(true);
      } else this.#settle({ outcome: parseOutcome(JSON.parse(message)) });
    });
    const died = (what: string): void => {
      this.#end ??= { died: what, loaded: this.#loaded };
      ready(false);
      this.#settle(this.#end);
    };
    this.#worker.on("error", (error) => died(error instanceof Error ? error.message : String(error)));
    this.#worker.on("exit", (code) => died(`exit code ${code}`));
  }

  async solve(task: Task, timeLimit: number | undefined): Promise<Ending> {
    await this.#ready;
    if (this.#end !== undefined) return this.#end;
    let timer: NodeJS.Timeout | undefined;
    const ending = await new Promise<Ending>((resolve) => {
      this.#settle = resolve;
      if (timeLimit !== undefined) timer = setTimeout(() => resolve({ timedOut: true }), timeLimit * 1000);
      this.#worker.postMessage(task);
    });
    clearTimeout(timer);
    if ("timedOut" in ending) await this.end();
    return ending;
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }
}
