// Runs a tool of this repository from its TypeScript source: node tools/run.mjs <tool> [arguments].
// What a tool runs in threads and on other machines is its worker.ts, a program of its own.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";

const [tool, ...rest] = process.argv.slice(2);
const folder = join(dirname(fileURLToPath(import.meta.url)), tool);
const programs = ["main.ts", "worker.ts"].map((name) => join(folder, "src", name)).filter(existsSync);
buildSync({
  absWorkingDir: folder,
  entryPoints: programs,
  outdir: join(folder, "dist"),
  outExtension: { ".js": ".mjs" },
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
process.exit(
  spawnSync(process.execPath, [join(folder, "dist", "main.mjs"), ...rest], { stdio: "inherit" }).status ?? 1,
);
