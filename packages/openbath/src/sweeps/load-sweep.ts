import { dirname, isAbsolute, join } from "node:path";
import { parseSweep, type Sweep } from "@openbath/sweeps";
import { UsageError } from "../errors.ts";
import type { Io } from "../io.ts";

/** A sweep and the file of its results. */
export interface LoadedSweep {
  readonly sweep: Sweep;
  readonly log: string;
}

/**
 * Reads a sweep file; its problem and tables are found beside it, and so are its results unless `results` says where.
 * @throws UsageError when a file cannot be read, ProblemError when it is no sweep
 */
export function loadSweep(file: string, results: string | undefined, io: Io): LoadedSweep {
  if (file === "-" && results === undefined)
    throw new UsageError("a sweep from standard input needs --results FILE for what it finds");
  let text: string;
  try {
    text = io.read(file);
  } catch (error) {
    throw new UsageError(`cannot read ${file}: ${(error as Error).message}`);
  }
  const folder = file === "-" ? "." : dirname(file);
  const sweep = parseSweep(text, { readFile: (name) => io.read(isAbsolute(name) ? name : join(folder, name)) });
  return { sweep, log: results ?? `${file.replace(/\.(ya?ml|json)$/i, "")}.results` };
}
