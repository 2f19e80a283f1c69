import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** Programs of their own (a worker, a process to be killed), bundled from the sources into a temporary folder. */
export interface Bundles {
  readonly folder: string;
  readonly worker: string;
  readonly ensembleProcess: string;
  remove(): Promise<void>;
}

export async function bundles(): Promise<Bundles> {
  const folder = await mkdtemp(join(tmpdir(), "openbath-trajectories-"));
  const source = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
  await build({
    entryPoints: { worker: source("../src/node/worker.ts"), ensemble: source("./ensemble-process.ts") },
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    format: "esm",
    platform: "node",
    conditions: ["@openbath/source"],
    logLevel: "error",
  });
  return {
    folder,
    worker: join(folder, "worker.mjs"),
    ensembleProcess: join(folder, "ensemble.mjs"),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
