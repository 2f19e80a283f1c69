import { createKernel } from "@openbath/linalg/state-vectors";
import { runChunk } from "./chunk.ts";
import { type Engine, throwIfAborted } from "./engine.ts";
import { TrajectoryRunner } from "./trajectory.ts";

export interface InlineEngineOptions {
  /** "typescript" does without WebAssembly; the results are the same to the last bit. */
  readonly kernel?: "auto" | "typescript";
}

/** Work at most so many milliseconds before others (a signal, a page that wants to be drawn) get a turn. */
const TURN = 30;

/** Computes here, in this thread; looks up from its work between trajectories. */
export function inlineEngine(options: InlineEngineOptions = {}): Engine {
  return {
    async *run(problem, seed, chunks, signal) {
      const runner = new TrajectoryRunner(problem, createKernel(options.kernel));
      let turn = Date.now();
      for (const chunk of chunks) {
        throwIfAborted(signal);
        const work = runChunk(runner, problem, seed, chunk);
        let step = work.next();
        while (step.done !== true) {
          if (Date.now() - turn > TURN) {
            await otherWork();
            throwIfAborted(signal);
            turn = Date.now();
          }
          step = work.next();
        }
        yield step.value;
      }
    },
  };
}

/** Lets the event loop turn once, where there is one. */
function otherWork(): Promise<void> {
  const { setTimeout } = globalThis as { setTimeout?: (run: () => void, milliseconds: number) => unknown };
  if (setTimeout === undefined) return Promise.resolve();
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}
