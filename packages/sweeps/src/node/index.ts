export { Hdf5Error, tableHdf5 } from "../collect/hdf5.ts";
export { type Lock, LockedError, takeLock } from "./lock.ts";
export { Log, type LogContents, LogError, readLog } from "./log.ts";
export { type FailedPoint, type RunSweepOptions, runSweep, type SweepReport } from "./run-sweep.ts";
export { serveTasks } from "./serve-tasks.ts";
export { threadEngine } from "./thread-engine.ts";
export { WorkerPool, type WorkerPoolOptions } from "./worker-pool.ts";
