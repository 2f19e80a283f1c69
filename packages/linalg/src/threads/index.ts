export { openThreads, Threads, type ThreadsOptions, withThreads } from "./threads.ts";
