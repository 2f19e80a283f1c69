import { runSweep } from "@openbath/sweeps/node";
import { slurmEngine } from "../../src/index.ts";
import { exampleSweep } from "./example-sweep.ts";

/** A coordinator as a process of its own: prints how many points are finished. */
const [spool, log, chunkProgram, program] = process.argv.slice(2);
const command = [process.execPath, chunkProgram, program];
await runSweep(exampleSweep(60), {
  version: "example",
  log,
  engine: slurmEngine({ spool, command, chunk: 10, poll: 0.2 }),
  onProgress: ({ finished }) => process.stdout.write(`${finished}\n`),
});
