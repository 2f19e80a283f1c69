import type { Engine } from "./engine.ts";
import { type Solver, solved } from "./solver.ts";

/** Solves one task after the other in this thread. It cannot interrupt a task: time limits need another engine. */
export function inlineEngine(solver: Solver): Engine {
  return {
    name: "inline",
    interrupts: false,
    async *run(tasks, options = {}) {
      if (options.timeLimit !== undefined)
        throw new RangeError("the inline engine cannot end a point that takes too long; use threads for a time limit");
      for (const task of tasks) {
        await breath();
        if (options.stop?.aborted || options.abort?.aborted) return;
        yield await solved(solver, task, seconds);
      }
    },
  };
}

const seconds = (): number => performance.now() / 1000;

/** Lets signals and timers come through between tasks. */
const breath = (): Promise<void> =>
  new Promise((resolve) => {
    if (typeof setImmediate === "function") setImmediate(resolve);
    else setTimeout(resolve, 0);
  });
