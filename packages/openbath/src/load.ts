import { dirname, isAbsolute, join } from "node:path";
import { type DensityMatrixProblem, type Problem, parseProblem } from "@openbath/problem";
import { UsageError } from "./errors.ts";
import type { Io } from "./io.ts";

/** A problem with the text it was read from. */
export interface LoadedProblem<Kind extends Problem = Problem> {
  readonly problem: Kind;
  readonly text: string;
}

/**
 * Reads and checks a problem file ("-" for standard input); tables are found beside it. Warnings go to standard error.
 * @throws UsageError when the file cannot be read, ProblemError when it is not a problem
 */
export function loadAny(file: string, io: Io): LoadedProblem {
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

/** The same for commands that are about density matrices. @throws UsageError for any other kind of problem, too */
export function load(file: string, io: Io): LoadedProblem<DensityMatrixProblem> {
  const { problem, text } = loadAny(file, io);
  if (problem.kind !== "density-matrix") {
    throw new UsageError(
      `this command takes a problem of kind density-matrix, ${file} is a ${problem.kind}; openbath solve takes both`,
    );
  }
  return { problem, text };
}
