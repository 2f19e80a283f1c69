import { ProblemError } from "@openbath/problem";
import { EngineError } from "@openbath/sweeps";
import { Hdf5Error, LockedError, LogError } from "@openbath/sweeps/node";
import { CommanderError } from "commander";
import { ComputationError, InterruptedError, UsageError } from "./errors.ts";

/** Exit codes: documented in the help, relied on by scripts. */
export const EXIT = {
  ok: 0,
  inaccurate: 1,
  badInput: 2,
  busy: 3,
  unavailable: 4,
  bug: 70,
  interrupted: 130,
} as const;

/** The line to print and the exit code for whatever was thrown. */
export function failure(error: unknown): { readonly line: string; readonly code: number } {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return { line: "", code: EXIT.ok };
    return { line: oneLine(error.message.replace(/^error: /, "")), code: EXIT.badInput };
  }
  if (error instanceof ProblemError || error instanceof UsageError)
    return { line: oneLine(error.message), code: EXIT.badInput };
  if (error instanceof ComputationError) return { line: oneLine(error.message), code: EXIT.inaccurate };
  if (error instanceof InterruptedError) return { line: oneLine(error.message), code: EXIT.interrupted };
  if (error instanceof LockedError) return { line: oneLine(error.message), code: EXIT.busy };
  if (error instanceof LogError || error instanceof EngineError || error instanceof Hdf5Error)
    return { line: oneLine(error.message), code: EXIT.unavailable };
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { line: `this is a bug of openbath, please report it:\n${trace}`, code: EXIT.bug };
}

const oneLine = (text: string): string => text.replaceAll(/\s*\n\s*/g, " ");
