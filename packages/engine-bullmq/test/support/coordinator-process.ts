import { runSweep } from "@openbath/sweeps/node";
import { bullmqEngine } from "../../src/index.ts";
import { exampleSweep } from "./example-sweep.ts";

/** A coordinator as a process of its own: prints how many points are finished. */
const [redis, queue, log, count] = process.argv.slice(2);
const report = await runSweep(exampleSweep(Number(count)), {
  version: "example",
  log,
  engine: bullmqEngine({ redis, queue }),
  onProgress: ({ finished }) => process.stdout.write(`${finished}\n`),
});
process.stdout.write(`solved ${report.solved} of ${report.total}\n`);
