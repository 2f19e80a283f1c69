import { parentPort } from "node:worker_threads";
import { type Solver, solved } from "../solver.ts";
import { parseTask } from "../task.ts";

/** What the program of a worker thread consists of: it solves the tasks that it is sent, one after the other. */
export function serveTasks(solver: Solver): void {
  const port = parentPort;
  if (port === null) throw new Error("serveTasks is for the program of a worker thread; this is the main thread");
  let before: Promise<void> = Promise.resolve();
  port.on("message", (data: unknown) => {
    before = before.then(async () => {
      const outcome = await solved(solver, parseTask(data), () => performance.now() / 1000);
      port.postMessage(JSON.stringify(outcome));
    });
  });
  port.postMessage("ready");
}
