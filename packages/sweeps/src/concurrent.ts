import type { RunOptions } from "./engine.ts";
import type { Outcome, Task } from "./task.ts";

/**
 * Runs up to `width()` tasks at a time; outcomes come as they finish.
 * @param solve gives the outcome of one task; what it throws ends the run
 */
export async function* concurrently(
  tasks: Iterable<Task>,
  width: () => number,
  solve: (task: Task) => Promise<Outcome>,
  { stop, abort }: RunOptions,
): AsyncGenerator<Outcome> {
  const source = tasks[Symbol.iterator]();
  const finished: Outcome[] = [];
  let running = 0;
  let exhausted = false;
  let failure: { readonly error: unknown } | undefined;
  let wake = (): void => {};
  const rouse = (): void => wake();
  abort?.addEventListener("abort", rouse);
  const begin = (): void => {
    while (running < width() && !exhausted && failure === undefined && !stop?.aborted && !abort?.aborted) {
      const next: IteratorResult<Task> = source.next();
      if (next.done === true) {
        exhausted = true;
        return;
      }
      running++;
      solve(next.value)
        .then(
          (outcome) => void finished.push(outcome),
          (error: unknown) => {
            failure ??= { error };
          },
        )
        .finally(() => {
          running--;
          wake();
        });
    }
  };
  try {
    for (;;) {
      if (abort?.aborted) return;
      if (failure !== undefined) throw failure.error;
      begin();
      const outcome = finished.shift();
      if (outcome !== undefined) yield outcome;
      else if (running === 0) return;
      else {
        await new Promise<void>((resolve) => {
          wake = resolve;
          if (finished.length > 0 || running === 0) resolve();
        });
      }
    }
  } finally {
    abort?.removeEventListener("abort", rouse);
    source.return?.();
  }
}
