import { bullmqWorker } from "../../src/index.ts";

/** A worker as a process of its own: prints "ready", and a line for each point. */
const [redis, queue, program] = process.argv.slice(2);
const worker = await bullmqWorker({
  redis,
  queue,
  program,
  workers: 2,
  lostAfter: 1,
  onSolved: (key) => process.stdout.write(`${key}\n`),
});
process.stdout.write("ready\n");
process.on("SIGTERM", () => void worker.close().then(() => process.exit(0)));
