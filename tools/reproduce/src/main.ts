import { isMainThread } from "node:worker_threads";
import { cli } from "./cli.ts";
import { answerChunks } from "./trajectory-worker.ts";

// The same program is that of the worker threads, as it is one file when it runs.
if (isMainThread) {
  process.exitCode = await cli(process.argv.slice(2), {
    out: (text) => process.stdout.write(`${text}\n`),
    err: (text) => process.stderr.write(`${text}\n`),
  });
} else answerChunks();
