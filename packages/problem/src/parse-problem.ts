import { type DensityMatrixProblem, densityMatrixProblem } from "./density-matrix-problem.ts";
import { readDocument } from "./document.ts";
import { shown, suggestion } from "./problem-error.ts";
import type { ReadFile } from "./spectral-density.ts";

/** Any problem that a file can describe; more kinds become members of this union. */
export type Problem = DensityMatrixProblem;

export interface ParseOptions {
  /** Reads the files that a problem names (tables of spectral densities); without it such problems are refused. */
  readonly readFile?: ReadFile;
}

const KINDS = ["density-matrix"];

/**
 * Reads a problem file, YAML or JSON, into a system with its baths, equations and observables.
 *
 * @throws ProblemError, one line: the path in the file, the value that stands there, what was expected
 */
export function parseProblem(text: string, options: ParseOptions = {}): Problem {
  const document = readDocument(text);
  const { kind = "density-matrix" } = document.data;
  if (typeof kind !== "string" || !KINDS.includes(kind)) {
    const near = typeof kind === "string" ? suggestion(kind, KINDS) : "";
    throw document.fail(["kind"], `expected one of ${KINDS.join(", ")}, got ${shown(kind)}${near}`);
  }
  return densityMatrixProblem(document, options.readFile);
}
