import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The version of the code that solves points: a hash of its program, so that no result outlives the code that found it. */
export const versionOf = (program: URL | string): string =>
  createHash("sha256")
    .update(readFileSync(fileURLToPath(program)))
    .digest("hex")
    .slice(0, 16);
