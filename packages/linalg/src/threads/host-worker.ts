import { workerSource } from "./worker-source.ts";

/** A worker of this host, Node or browser. */
export interface HostWorker {
  /** Posts a message; resolves at the answer. @throws Error with what the worker said, when it fails or ends */
  ask(message: unknown): Promise<void>;
  /** Ends it at once. */
  terminate(): Promise<void>;
}

interface NodeWorker {
  on(event: "message" | "error" | "exit", listener: (value: unknown) => void): void;
  postMessage(message: unknown): void;
  terminate(): Promise<number>;
  ref(): void;
  unref(): void;
}

interface BrowserWorker {
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  onerror: ((event: { readonly message?: string }) => void) | null;
  postMessage(message: unknown): void;
  terminate(): void;
}

interface Host {
  readonly process?: {
    readonly getBuiltinModule?: (name: string) => {
      readonly Worker: new (source: string, options: { readonly eval: true }) => NodeWorker;
      readonly availableParallelism: () => number;
    };
  };
  readonly navigator?: { readonly hardwareConcurrency?: number };
  readonly crossOriginIsolated?: boolean;
  readonly Worker?: new (url: string) => BrowserWorker;
  readonly Blob?: new (parts: string[], options: { readonly type: string }) => object;
  readonly URL?: { createObjectURL(blob: object): string; revokeObjectURL(url: string): void };
}

const host = (): Host => globalThis as Host;

/** Why there can be no threads that share memory here; undefined where there can. */
export function whyNoThreads(): string | undefined {
  if (typeof SharedArrayBuffer === "undefined") return "this host has no SharedArrayBuffer";
  const { process, crossOriginIsolated, Worker, Blob, URL } = host();
  if (process?.getBuiltinModule !== undefined) return undefined;
  if (Worker === undefined || Blob === undefined || URL === undefined) return "this host has no workers";
  return crossOriginIsolated === true ? undefined : "this page is not cross-origin isolated";
}

/** How many threads the machine runs at a time. */
export const parallelism = (): number =>
  host().process?.getBuiltinModule?.("node:os").availableParallelism() ?? host().navigator?.hardwareConcurrency ?? 1;

/** Starts a worker. @throws Error where the host refuses it */
export function startWorker(): HostWorker {
  let settle: { resolve(): void; reject(error: Error): void } | undefined;
  let over: Error | undefined;
  const answered = (answer: unknown): void => {
    const waiting = settle;
    settle = undefined;
    if (answer === "done") waiting?.resolve();
    else waiting?.reject(new Error(`a worker failed: ${(answer as { failed: string }).failed}`));
  };
  const ended = (reason: string): void => {
    over ??= new Error(`a worker ended: ${reason}`);
    settle?.reject(over);
    settle = undefined;
  };
  const ask = (post: () => void): Promise<void> =>
    new Promise((resolve, reject) => {
      if (over !== undefined) {
        reject(over);
        return;
      }
      settle = { resolve, reject };
      post();
    });
  const threads = host().process?.getBuiltinModule?.("node:worker_threads");
  if (threads !== undefined) {
    const worker = new threads.Worker(workerSource, { eval: true });
    worker.on("message", answered);
    worker.on("error", (error) => ended(String(error)));
    worker.on("exit", (code) => ended(`exit code ${code}`));
    worker.unref(); // an idle worker does not keep the process alive
    return {
      async ask(message) {
        worker.ref();
        try {
          await ask(() => worker.postMessage(message));
        } finally {
          worker.unref();
        }
      },
      terminate: async () => void (await worker.terminate()),
    };
  }
  const { Worker, Blob, URL } = host();
  if (Worker === undefined || Blob === undefined || URL === undefined) throw new Error("this host has no workers");
  const url = URL.createObjectURL(new Blob([workerSource], { type: "text/javascript" }));
  const worker = new Worker(url);
  worker.onmessage = ({ data }) => answered(data);
  worker.onerror = ({ message }) => ended(message ?? "refused by the host");
  return {
    ask: (message) => ask(() => worker.postMessage(message)),
    async terminate() {
      worker.terminate();
      URL.revokeObjectURL(url);
      ended("terminated");
    },
  };
}
