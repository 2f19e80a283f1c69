import { Worker } from "node:worker_threads";
import { type Outcome, parseOutcome, type Task } from "../task.ts";

/**
 * What became of a task in a thread: its outcome, or the thread's end while it was at work on it; `returned` when the thread ended before
 * it began with it.
 */
export type Ending =
  | { readonly outcome: Outcome }
  | { readonly timedOut: true }
  | { readonly died: string; readonly loaded: boolean }
  | { readonly returned: true };

interface Entry {
  readonly task: Task;
  /** Seconds. */
  readonly timeLimit: number | undefined;
  readonly settle: (ending: Ending) => void;
}

/** A thread with the tasks that it was given, which it solves one after the other: while it solves one, the next is there already. */
export class WorkerThread {
  readonly #worker: Worker;
  /** The first is the one that it is at work on. */
  readonly #entries: Entry[] = [];
  #timer: NodeJS.Timeout | undefined;
  #loaded = false;
  #end: Ending | undefined;

  constructor(program: URL | string) {
    this.#worker = new Worker(program);
    this.#worker.on("message", (message: string) => {
      if (message === "ready") {
        this.#loaded = true;
        for (const { task } of this.#entries) this.#worker.postMessage(task);
        this.#watch();
      } else {
        const first = this.#entries.shift();
        this.#watch();
        first?.settle({ outcome: parseOutcome(JSON.parse(message)) });
      }
    });
    this.#worker.on("error", (error) => this.#died(error instanceof Error ? error.message : String(error)));
    this.#worker.on("exit", (code) => this.#died(`exit code ${code}`));
  }

  /** Number of tasks that it has. */
  get tasks(): number {
    return this.#entries.length;
  }

  /** Whether it can be given tasks. */
  get lives(): boolean {
    return this.#end === undefined;
  }

  solve(task: Task, timeLimit: number | undefined): Promise<Ending> {
    return new Promise((settle) => {
      if (this.#end !== undefined) settle(this.#end);
      else {
        this.#entries.push({ task, timeLimit, settle });
        if (!this.#loaded) return;
        this.#worker.postMessage(task);
        if (this.#entries.length === 1) this.#watch();
      }
    });
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  /** Begins to count the time of the task that it has just begun with. */
  #watch(): void {
    clearTimeout(this.#timer);
    const limit = this.#entries[0]?.timeLimit;
    if (limit === undefined) return;
    this.#timer = setTimeout(() => {
      this.#finish({ timedOut: true });
      void this.end();
    }, 1000 * limit);
  }

  #died(what: string): void {
    this.#finish({ died: what, loaded: this.#loaded });
  }

  /** The thread is no more: the task that it was at work on ends so, the others are given back. */
  #finish(end: Ending): void {
    if (this.#end !== undefined) return;
    this.#end = end;
    clearTimeout(this.#timer);
    const [first, ...others] = this.#entries.splice(0);
    first?.settle(end);
    for (const { settle } of others) settle({ returned: true });
  }
}
