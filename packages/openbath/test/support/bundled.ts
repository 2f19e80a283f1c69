import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSync } from "esbuild";

/** The command line as a program of its own, with that of its worker threads beside it, bundled from the sources. */
export function bundledCommandLine(): { readonly program: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), "openbath-cli-"));
  const source = (name: string): string => join(import.meta.dirname, "..", "..", "src", name);
  buildSync({
    entryPoints: { cli: source("cli.ts"), "task-worker": source("task-worker.ts") },
    outdir: folder,
    bundle: true,
    format: "esm",
    platform: "node",
    conditions: ["@openbath/source"],
    banner: {
      js: 'import { createRequire as makeRequire } from "node:module"; const require = makeRequire(import.meta.url);',
    },
    logLevel: "error",
  });
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  return { program: join(folder, "cli.js"), remove: () => rmSync(folder, { recursive: true, force: true }) };
}
