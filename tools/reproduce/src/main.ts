import { fileURLToPath } from "node:url";
import { cli } from "./cli.ts";
import { versionOf } from "./version.ts";

const worker = new URL("./worker.mjs", import.meta.url);
const command = [process.execPath, fileURLToPath(import.meta.url)];
process.exitCode = await cli(
  process.argv.slice(2),
  { version: versionOf(worker), worker, command },
  {
    out: (text) => process.stdout.write(`${text}\n`),
    err: (text) => process.stderr.write(`${text}\n`),
    onInterrupt(handler) {
      for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, handler);
    },
  },
);
