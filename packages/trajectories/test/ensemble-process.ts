import { trajectories } from "../src/index.ts";
import { fileStore, workerEngine } from "../src/node/index.ts";
import { numbersOf, smallOptions, smallUnravelling } from "./small-ensemble.ts";

/** A process that runs the small ensemble with checkpoints: arguments file, count, and workers (with their program) if any. */
const [path, count, workers, workerUrl] = process.argv.slice(2);
const result = await trajectories(smallUnravelling, {
  ...smallOptions,
  count: Number(count),
  store: fileStore(path),
  ...(workers === undefined ? {} : { engine: workerEngine({ workers: Number(workers), workerUrl }) }),
});
process.stdout.write(numbersOf(result));
