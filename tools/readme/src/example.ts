import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSync } from "esbuild";

/** The code of a README's `ts` blocks, one by one. */
export function codeBlocks(markdown: string): string[] {
  return [...markdown.matchAll(/^```ts\n([\s\S]*?)^```/gm)].map(([, code]) => code);
}

/** What the comments `// => text` promise, in order: behind what prints it, or below, each line on its own. */
export function promises(code: string): string[] {
  return [...code.matchAll(/\/\/ => (.*)$/gm)].map(([, text]) => text.trim());
}

/** Bundles a block of TypeScript against the sources, as seen from a package's folder, runs it, returns what it printed. */
export function run(code: string, packageFolder: string): string[] {
  const folder = mkdtempSync(join(tmpdir(), "openbath-readme-"));
  try {
    const outfile = join(folder, "example.mjs");
    buildSync({
      stdin: { contents: code, resolveDir: packageFolder, loader: "ts" },
      outfile,
      bundle: true,
      platform: "node",
      format: "esm",
      conditions: ["@openbath/source"],
      banner: {
        js: 'import { createRequire as makeRequire } from "node:module"; const require = makeRequire(import.meta.url);',
      }, // for CommonJS parts
      logLevel: "silent",
    });
    const { stdout, stderr, status } = spawnSync(process.execPath, [outfile], { encoding: "utf8", cwd: packageFolder });
    if (status !== 0) throw new Error(`the example of ${packageFolder} failed:\n${stderr}`);
    return stdout.trimEnd().split("\n");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
