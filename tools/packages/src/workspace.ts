import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What is read of a package.json. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly type: string;
  readonly sideEffects: boolean;
  readonly license: string;
  readonly exports: Readonly<Record<string, unknown>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly bin?: Readonly<Record<string, string>>;
}

export interface Package {
  readonly folder: string;
  readonly manifest: Manifest;
}

const ROOT = join(import.meta.dirname, "..", "..", "..");

/** All published packages of the workspace. */
export function workspace(): Package[] {
  return readdirSync(join(ROOT, "packages")).map((name) => {
    const folder = join(ROOT, "packages", name);
    return { folder, manifest: JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest };
  });
}

/** Runs a command. @throws Error with what it printed when it fails */
export function run(command: string, args: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: "utf8" });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} failed in ${cwd}:\n${stdout}\n${stderr}`);
  return stdout;
}

/** Packs a package as it would be published; returns the tarball's path. */
export function pack({ folder, manifest }: Package, into: string): string {
  mkdirSync(into, { recursive: true });
  run("npx", ["-y", "pnpm@10.34.9", "pack", "--pack-destination", into], folder);
  return join(into, `${manifest.name.replace("@", "").replace("/", "-")}-${manifest.version}.tgz`);
}
