import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Chunk, ChunkResult } from "../chunk.ts";
import { abortReason, type Engine, throwIfAborted } from "../engine.ts";

export interface WorkerEngineOptions {
  /** Number of worker threads, default one a processor. */
  readonly workers?: number;
  /** The worker's program, where a bundler has moved it. */
  readonly workerUrl?: URL | string;
}

/**
 * Computes in worker threads, which live as long as one ensemble. Each has memory of its own (see `memory`); only plain
 * data travels. An aborted signal ends them at once.
 * @throws RangeError for a number of workers that is no positive integer
 */
export function workerEngine(options: WorkerEngineOptions = {}): Engine {
  const { workers = availableParallelism(), workerUrl = new URL("./worker.js", import.meta.url) } = options;
  if (!Number.isSafeInteger(workers) || workers < 1) {
    throw new RangeError(`the number of workers must be a positive integer, got ${workers}`);
  }
  return {
    async *run(problem, seed, chunks, signal) {
      throwIfAborted(signal);
      const source = chunks[Symbol.iterator]();
      const results: ChunkResult[] = [];
      const pool: Worker[] = [];
      let outstanding = 0;
      let failure: { readonly error: unknown } | undefined;
      let wake: () => void = () => undefined;
      const fail = (error: unknown): void => {
        failure ??= { error };
        wake();
      };
      const abort = (): void => fail(signal === undefined ? undefined : abortReason(signal));
      const give = (worker: Worker, chunk: Chunk): void => {
        outstanding++;
        worker.postMessage(chunk);
      };
      const hire = (chunk: Chunk): void => {
        const worker = new Worker(workerUrl, { workerData: { problem, seed } });
        pool.push(worker);
        worker.on("message", (result: ChunkResult) => {
          outstanding--;
          results.push(result);
          const next: IteratorResult<Chunk> = source.next();
          if (next.done !== true) give(worker, next.value);
          wake();
        });
        worker.on("error", fail);
        worker.on("exit", (code) => fail(new Error(`a worker thread ended by itself with code ${code}`)));
        give(worker, chunk);
      };
      signal?.addEventListener?.("abort", abort, { once: true });
      try {
        while (pool.length < workers) {
          const first: IteratorResult<Chunk> = source.next();
          if (first.done === true) break;
          hire(first.value);
        }
        while (outstanding > 0 || results.length > 0) {
          if (failure !== undefined) throw failure.error;
          const result = results.shift();
          if (result !== undefined) yield result;
          else {
            await new Promise<void>((resolve) => {
              wake = resolve;
            });
          }
        }
      } finally {
        signal?.removeEventListener?.("abort", abort);
        await Promise.all(pool.map((worker) => worker.terminate()));
      }
    },
  };
}
