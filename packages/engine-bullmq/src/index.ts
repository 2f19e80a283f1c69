export { type BullmqEngineOptions, bullmqEngine } from "./bullmq-engine.ts";
export { type BullmqWorker, type BullmqWorkerOptions, bullmqWorker } from "./bullmq-worker.ts";
export { type RedisOptions, redactedUrl } from "./connection.ts";
