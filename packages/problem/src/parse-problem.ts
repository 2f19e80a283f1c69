import { type DensityMatrixProblem, densityMatrixProblem } from "./density-matrix-problem.ts";
import { dataDocument, type ParsedDocument, readDocument } from "./document.ts";
import { type FermionNetworkProblem, fermionNetworkProblem } from "./fermion-network-problem.ts";
import { type HarmonicNetworkProblem, harmonicNetworkProblem } from "./harmonic-network-problem.ts";
import type { ParseOptions } from "./parse-options.ts";
import { shown, suggestion } from "./problem-error.ts";

/** Any problem that a file can describe, told apart by `kind`. */
export type Problem = DensityMatrixProblem | HarmonicNetworkProblem | FermionNetworkProblem;

const KINDS: Readonly<Record<string, (document: ParsedDocument, options: ParseOptions) => Problem>> = {
  "density-matrix": densityMatrixProblem,
  "harmonic-network": harmonicNetworkProblem,
  "fermion-network": fermionNetworkProblem,
};

/**
 * Reads a problem file, YAML or JSON, into a system with its baths, equations and observables.
 *
 * @throws ProblemError, one line: the path in the file, the value that stands there, what was expected
 */
export function parseProblem(text: string, options: ParseOptions = {}): Problem {
  return problemIn(readDocument(text), options);
}

/** The same for a problem that is data already: what reading its YAML or JSON would give. @throws ProblemError, without lines */
export function problemFromData(data: Readonly<Record<string, unknown>>, options: ParseOptions = {}): Problem {
  return problemIn(dataDocument(data), options);
}

function problemIn(document: ParsedDocument, options: ParseOptions): Problem {
  const { kind = "density-matrix" } = document.data;
  const known = Object.keys(KINDS);
  if (typeof kind !== "string" || !known.includes(kind)) {
    const near = typeof kind === "string" ? suggestion(kind, known) : "";
    throw document.fail(["kind"], `expected one of ${known.join(", ")}, got ${shown(kind)}${near}`);
  }
  return KINDS[kind](document, options);
}
