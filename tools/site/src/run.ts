import { spawnSync } from "node:child_process";
import { join } from "node:path";

/** The repository's root, where this is run from. */
const root = process.cwd();
export const docs = join(root, "docs");

/** Runs a script of Node from the repository's root; what it printed. @throws Error with that when it fails */
export function run(script: string, args: readonly string[], cwd = root): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, script), ...args], {
    cwd,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`${script} ${args.join(" ")} failed:\n${stdout}\n${stderr}`);
  return stdout;
}
