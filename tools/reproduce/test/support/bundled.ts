import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSync } from "esbuild";

/** The command line as a program of its own, and that of its worker threads beside it, bundled from the sources. */
export function bundledReproduce(): { readonly program: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), "openbath-reproduce-"));
  const source = (name: string): string => join(import.meta.dirname, "..", "..", "src", name);
  buildSync({
    entryPoints: [source("main.ts"), source("worker.ts")],
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    format: "esm",
    platform: "node",
    conditions: ["@openbath/source"],
    banner: {
      js: 'import { createRequire as makeRequire } from "node:module"; const require = makeRequire(import.meta.url);',
    },
    logLevel: "error",
  });
  return { program: join(folder, "main.mjs"), remove: () => rmSync(folder, { recursive: true, force: true }) };
}
