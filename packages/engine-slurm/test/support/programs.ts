import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { buildSync } from "esbuild";

/** Programs for threads and processes, bundled from the sources; what is big stays where it is installed. */
export function bundle(sources: Readonly<Record<string, string>>): { path(name: string): string; remove(): void } {
  const folder = mkdtempSync(join(import.meta.dirname, "..", "programs-"));
  buildSync({
    entryPoints: Object.fromEntries(
      Object.entries(sources).map(([name, file]) => [name, join(import.meta.dirname, file)]),
    ),
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    format: "esm",
    platform: "node",
    conditions: ["@openbath/source"],
    external: ["h5wasm"],
    banner: {
      js: 'import { createRequire as makeRequire } from "node:module"; const require = makeRequire(import.meta.url);',
    },
    logLevel: "error",
  });
  return {
    path: (name) => join(folder, `${name}.mjs`),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
