// Runs a tool of this repository from its TypeScript source: node tools/run.mjs <tool> [arguments].
import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";

const [tool, ...rest] = process.argv.slice(2);
const folder = join(dirname(fileURLToPath(import.meta.url)), tool);
const outfile = join(folder, "dist", "main.mjs");
mkdirSync(dirname(outfile), { recursive: true });
buildSync({
  entryPoints: [join(folder, "src", "main.ts")],
  outfile,
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  conditions: ["@openbath/source"],
  banner: {
    js: 'import { createRequire as makeRequire } from "node:module"; const require = makeRequire(import.meta.url);',
  }, // for CommonJS parts
  logLevel: "warning",
});
process.exit(spawnSync(process.execPath, [outfile, ...rest], { stdio: "inherit" }).status ?? 1);
