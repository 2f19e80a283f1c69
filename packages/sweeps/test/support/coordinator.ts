import { runSweep, threadEngine } from "../../src/node/index.ts";
import { exampleSweep } from "./example-sweep.ts";

/** A process that runs the example sweep in threads, and prints a line after each point. */
const [log, worker, count, sleep] = process.argv.slice(2);
const report = await runSweep(exampleSweep(Number(count), { sleep: Number(sleep) }), {
  version: "example",
  log,
  engine: threadEngine({ program: worker, workers: 2 }),
  onProgress: ({ finished }) => process.stdout.write(`${finished}\n`),
}).catch((error: Error) => {
  process.stderr.write(`${error.name}: ${error.message}\n`);
  process.exit(1);
});
process.stdout.write(`solved ${report.solved} of ${report.total}\n`);
