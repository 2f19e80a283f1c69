import type * as v from "valibot";
import { type DensityMatrixProblem, densityMatrixProblem } from "./density-matrix-problem.ts";
import { dataDocument, type ParsedDocument, readDocument } from "./document.ts";
import { type FermionNetworkProblem, fermionNetworkProblem } from "./fermion-network-problem.ts";
import { type HarmonicNetworkProblem, harmonicNetworkProblem } from "./harmonic-network-problem.ts";
import { fermionNetworkSchema, harmonicNetworkSchema } from "./network-schema.ts";
import type { ParseOptions } from "./parse-options.ts";
import { shown, suggestion } from "./problem-error.ts";
import { densityMatrixSchema } from "./schema.ts";
import { validate } from "./validate.ts";

/** Any problem that a file can describe, told apart by `kind`. */
export type Problem = DensityMatrixProblem | HarmonicNetworkProblem | FermionNetworkProblem;

const SCHEMAS: Readonly<Record<string, v.GenericSchema>> = {
  "density-matrix": densityMatrixSchema,
  "harmonic-network": harmonicNetworkSchema,
  "fermion-network": fermionNetworkSchema,
};

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

/**
 * Holds data against the form of a problem of its kind: keys and types, not what expressions and numbers mean. Some ten times as
 * fast as making the problem.
 * @throws ProblemError as `problemFromData`
 */
export function checkProblemForm(data: Readonly<Record<string, unknown>>): void {
  const document = dataDocument(data);
  validate(SCHEMAS[kindOf(document)], document);
}

function problemIn(document: ParsedDocument, options: ParseOptions): Problem {
  return KINDS[kindOf(document)](document, options);
}

function kindOf(document: ParsedDocument): string {
  const { kind = "density-matrix" } = document.data;
  const known = Object.keys(KINDS);
  if (typeof kind !== "string" || !known.includes(kind)) {
    const near = typeof kind === "string" ? suggestion(kind, known) : "";
    throw document.fail(["kind"], `expected one of ${known.join(", ")}, got ${shown(kind)}${near}`);
  }
  return kind;
}
