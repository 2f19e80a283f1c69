import { dirname, isAbsolute, join } from "node:path";
import { type Problem, parseProblem } from "@openbath/problem";
import { UsageError } from "./failure.ts";
import type { Io } from "./io.ts";

/** A problem with the text it was read from. */
export interface LoadedProblem {
  readonly problem: Problem;
  readonly text: string;
}

/**
 * Reads and checks a problem file ("-" for standard input); tables are found beside it. Warnings go to standard error.
 * @throws UsageError when the file cannot be read, ProblemError when it is not a problem
 */
export function load(file: string, io: Io): LoadedProblem {
  let text: string;
  try {
    text = io.read(file);
  } catch (error) {
    throw new UsageError(`cannot read ${file}: ${(error as Error).message}`);
  }
  const folder = file === "-" ? "." : dirname(file);
  const problem = parseProblem(text, { readFile: (name) => io.read(isAbsolute(name) ? name : join(folder, name)) });
  for (const warning of problem.warnings) io.err(`openbath: warning: ${warning}\n`);
  return { problem, text };
}
