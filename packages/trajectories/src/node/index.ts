export { fileStore } from "./file-store.ts";
export { type WorkerEngineOptions, workerEngine } from "./worker-engine.ts";
