import type { Chunk, ChunkResult } from "./chunk.ts";
import type { TrajectoryProblem } from "./trajectory-problem.ts";

/** What is used of an AbortSignal. */
export interface AbortLike {
  readonly aborted: boolean;
  readonly reason?: unknown;
  addEventListener?(type: "abort", listener: () => void, options?: { once?: boolean }): void;
  removeEventListener?(type: "abort", listener: () => void): void;
}

/** Where chunks are computed: here, in worker threads, or anywhere that plain data can be sent to. */
export interface Engine {
  /**
   * The results of the chunks, in any order. Chunks are taken from the iterable only when there is somebody to work on them; the
   * consumer may stop at any time.
   * @throws the signal's reason when it is aborted
   */
  run(
    problem: TrajectoryProblem,
    seed: number,
    chunks: Iterable<Chunk>,
    signal?: AbortLike | undefined,
  ): AsyncIterable<ChunkResult>;
}

/** @throws the reason of an aborted signal, or an AbortError */
export function throwIfAborted(signal: AbortLike | undefined): void {
  if (signal?.aborted === true) throw abortReason(signal);
}

export function abortReason(signal: AbortLike): unknown {
  if (signal.reason !== undefined) return signal.reason;
  const error = new Error("the trajectories were stopped by their signal");
  error.name = "AbortError";
  return error;
}
