import { type Engine, EngineError, type Outcome, parseOutcome, type RunOptions, type Task } from "@openbath/sweeps";
import { Queue, QueueEvents } from "bullmq";
import type { Redis } from "ioredis";
import { connect, queueName, type RedisOptions, redactedUrl } from "./connection.ts";
import { jobId, keyOf, type Payload } from "./payload.ts";

export interface BullmqEngineOptions extends RedisOptions {
  /** Seconds for which Redis may be out of reach before the run is given up, default 60. */
  readonly patience?: number | undefined;
}

/** Points in the queue at a time, and points that are added to it at once. */
const WINDOW = 512;
const BATCH = 64;
/** Seconds between two looks at what became of the points that nothing was heard of. */
const LOOK = 1;
/** Outcomes that nobody fetches are kept this long, in seconds. */
const KEPT = 7 * 24 * 3600;
/** After so many seconds without a worker it is said. */
const LONELY = 5;

/**
 * Sends points to workers through a queue in Redis. A point's key is the number of its job: a run that is started again finds what is
 * still in the queue or was solved meanwhile, and what Redis has forgotten is sent again.
 */
export function bullmqEngine(options: BullmqEngineOptions): Engine {
  redactedUrl(options.redis); // refuses what is no address before anything is run
  return {
    name: "bullmq",
    interrupts: true,
    async *run(tasks, run = {}) {
      const connection = await connect(options);
      const coordinator = new Coordinator(connection, options, run);
      try {
        yield* coordinator.outcomes(tasks);
      } finally {
        await coordinator.close();
      }
    },
  };
}

class Coordinator {
  readonly #redis: Redis;
  readonly #queue: Queue;
  readonly #events: QueueEvents;
  readonly #options: BullmqEngineOptions;
  readonly #run: RunOptions;
  readonly #pending = new Map<string, Task>();
  readonly #finished: Outcome[] = [];
  readonly #removals = new Set<Promise<void>>();
  #failure: EngineError | undefined;
  #wake: () => void = () => {};
  #stopping = false;

  constructor(redis: Redis, options: BullmqEngineOptions, run: RunOptions) {
    const { warn = () => {} } = options;
    this.#redis = redis;
    this.#options = options;
    this.#run = run;
    this.#queue = new Queue(queueName(options), { connection: redis });
    this.#events = new QueueEvents(queueName(options), { connection: redis.duplicate() });
    this.#queue.on("error", (error) => warn(error.message));
    this.#events.on("error", (error) => warn(error.message));
    this.#events.on("completed", ({ jobId: id, returnvalue }) => this.#deliver(keyOf(id), returnvalue));
    this.#events.on("failed", ({ jobId: id, failedReason }) => this.#giveUp(keyOf(id), failedReason));
  }

  async *outcomes(tasks: Iterable<Task>): AsyncGenerator<Outcome> {
    const { stop, abort } = this.#run;
    const rouse = (): void => this.#wake();
    stop?.addEventListener("abort", rouse);
    abort?.addEventListener("abort", rouse);
    const source = tasks[Symbol.iterator]();
    const watch = this.#watch();
    let exhausted = false;
    try {
      await this.#events.waitUntilReady();
      for (;;) {
        if (abort?.aborted) return;
        if (this.#failure !== undefined) throw this.#failure;
        if (stop?.aborted && !this.#stopping) await this.#withdraw();
        while (!exhausted && !stop?.aborted && this.#pending.size <= WINDOW - BATCH) {
          const batch: Task[] = [];
          while (batch.length < BATCH && !exhausted) {
            const next: IteratorResult<Task> = source.next();
            if (next.done === true) exhausted = true;
            else batch.push(next.value);
          }
          for (const task of batch) this.#pending.set(task.key, task);
          await this.#add(batch);
        }
        const outcome = this.#finished.shift();
        if (outcome !== undefined) yield outcome;
        else if (this.#pending.size === 0 && (exhausted || stop?.aborted)) return;
        else if (this.#pending.size > 0) {
          await new Promise<void>((resolve) => {
            this.#wake = resolve;
            if (this.#finished.length > 0 || abort?.aborted || (stop?.aborted && !this.#stopping)) resolve();
          });
        }
      }
    } finally {
      clearInterval(watch);
      stop?.removeEventListener("abort", rouse);
      abort?.removeEventListener("abort", rouse);
      source.return?.();
    }
  }

  /** Takes what no worker has begun out of the queue again, and leaves. */
  async close(): Promise<void> {
    this.#wake = () => {};
    if (this.#redis.status === "ready") {
      await this.#withdraw();
      await Promise.all(this.#removals);
    }
    await Promise.allSettled([this.#events.close(), this.#queue.close()]);
    this.#redis.disconnect();
  }

  async #add(tasks: readonly Task[]): Promise<void> {
    const { timeLimit } = this.#run;
    await this.#queue.addBulk(
      tasks.map((task) => ({
        name: task.command,
        data: { task, ...(timeLimit === undefined ? {} : { timeLimit }) } satisfies Payload,
        opts: { jobId: jobId(task.key), removeOnComplete: { age: KEPT }, removeOnFail: { age: KEPT } },
      })),
    );
  }

  /** Removes the jobs that have not begun; those that have are waited for. */
  async #withdraw(): Promise<void> {
    this.#stopping = true;
    await Promise.all(
      [...this.#pending.keys()].map(async (key) => {
        const state = await this.#queue.getJobState(jobId(key));
        if (state === "waiting" || state === "prioritized" || state === "unknown") {
          const removed = state === "unknown" || (await this.#queue.remove(jobId(key))) === 1;
          if (removed) this.#pending.delete(key);
        }
      }),
    );
    this.#wake();
  }

  #deliver(key: string, data: unknown): void {
    if (!this.#pending.has(key)) return;
    let outcome: Outcome;
    try {
      outcome = parseOutcome(typeof data === "string" ? JSON.parse(data) : data);
      if (outcome.key !== key) throw new TypeError("the outcome of another point");
    } catch (error) {
      this.#giveUp(key, (error as Error).message, "error");
      return;
    }
    this.#settle(key, outcome);
  }

  #giveUp(key: string, why: string, reason?: "error" | "lost"): void {
    if (!this.#pending.has(key)) return;
    const lost = reason === "lost" || /stalled/.test(why);
    const message = lost ? "its worker was lost again and again" : why;
    this.#settle(key, { key, seconds: 0, failure: { reason: lost ? "lost" : "error", message } });
  }

  #settle(key: string, outcome: Outcome): void {
    this.#pending.delete(key);
    this.#finished.push(outcome);
    this.#wake();
    const removal: Promise<void> = this.#queue.remove(jobId(key)).then(
      () => void this.#removals.delete(removal),
      () => void this.#removals.delete(removal), // it expires by itself
    );
    this.#removals.add(removal);
  }

  /** Looks every second at the points that nothing was heard of, and whether there is anybody to work on them. */
  #watch(): NodeJS.Timeout {
    const { patience = 60, warn = () => {} } = this.#options;
    let seen = performance.now();
    let busy = false;
    let lonely: number | undefined = performance.now();
    return setInterval(async () => {
      const silence = (performance.now() - seen) / 1000;
      if (silence > patience) {
        this.#failure ??= new EngineError(
          `Redis at ${redactedUrl(this.#options.redis)} has been out of reach for ${Math.round(silence)} s`,
        );
        this.#wake();
      }
      if (busy) return;
      busy = true;
      try {
        await this.#redis.ping();
        seen = performance.now();
        await this.#look();
        if ((await this.#queue.getWorkersCount()) > 0) lonely = performance.now();
        else if (lonely !== undefined && (performance.now() - lonely) / 1000 > LONELY) {
          lonely = undefined;
          warn(`no worker listens to the queue ${this.#queue.name} yet; start one with openbath worker`);
        }
      } catch (error) {
        warn((error as Error).message);
      } finally {
        busy = false;
      }
    }, 1000 * LOOK);
  }

  /** Fetches what was finished without an event reaching us, and sends again what Redis has forgotten. */
  async #look(): Promise<void> {
    const keys = [...this.#pending.keys()];
    const states = await Promise.all(keys.map((key) => this.#queue.getJobState(jobId(key))));
    const forgotten: Task[] = [];
    for (const [k, key] of keys.entries()) {
      const task = this.#pending.get(key);
      if (task === undefined) continue;
      if (states[k] === "unknown" && !this.#stopping) forgotten.push(task);
      else if (states[k] === "completed" || states[k] === "failed") {
        const job = await this.#queue.getJob(jobId(key));
        if (job !== undefined && states[k] === "completed") this.#deliver(key, job.returnvalue);
        else if (job !== undefined) this.#giveUp(key, job.failedReason);
      }
    }
    if (forgotten.length > 0) await this.#add(forgotten);
  }
}
