import type { StartHelper } from "./core/engine.ts";
import type { Reply } from "./core/protocol.ts";

const start = (): Worker => new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });

/** Workers that were started before the page could say what to ask them: their code is long, and loads meanwhile. */
const ready: Worker[] = typeof Worker === "undefined" ? [] : [start(), start()];

/** A worker of this page's: one that is ready, or a new one. */
export const startHelper: StartHelper = (receive, broken) => {
  const worker = ready.pop() ?? start();
  worker.onmessage = ({ data }: MessageEvent<Reply>) => receive(data);
  worker.onerror = ({ message }) => broken(message || "the worker did not start");
  return { ask: (ask) => worker.postMessage(ask), close: () => worker.terminate() };
};
