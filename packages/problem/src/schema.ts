import * as v from "valibot";
import type { ParsedDocument, Path } from "./document.ts";
import { shown, suggestion } from "./problem-error.ts";

/** A number, or an expression of the named parameters that gives one. */
export const scalar = v.union([v.number(), v.string()], "a number or an expression of the parameters");
export type Scalar = v.InferOutput<typeof scalar>;

/** A mapping with these keys and no others, whose errors name the keys. */
function mapping<Entries extends v.ObjectEntries>(entries: Entries) {
  return v.strictObject(entries, (issue) => {
    if (issue.expected !== "never")
      return issue.received === "undefined" ? "missing" : `expected a mapping, got ${shown(issue.input)}`;
    const known = Object.keys(entries);
    const key = String(issue.path?.[0].key ?? "");
    return `${UNKNOWN_KEY}${suggestion(key, known)}; expected one of ${known.join(", ")}`;
  });
}

const UNKNOWN_KEY = "unknown key";

const wholeNumber = v.pipe(v.number("a whole number"), v.integer("a whole number"));

const spaceFactor = v.union(
  [
    mapping({ spins: wholeNumber }),
    mapping({ bosons: mapping({ sites: wholeNumber, maxOccupation: wholeNumber }) }),
    mapping({ fermions: wholeNumber }),
    mapping({ levels: v.array(wholeNumber) }),
  ],
  "{ spins: 3 }, { bosons: { sites: 4, maxOccupation: 2 } }, { fermions: 2 } or { levels: [3, 2] }",
);

const scalars = v.union([scalar, v.array(scalar)], "a number, or a list with one for each place");
const bond = v.tuple([wholeNumber, wholeNumber], "two sites, as in [1, 2]");

const xxz = mapping({
  field: v.optional(scalars),
  coupling: v.optional(scalars),
  anisotropy: v.optional(scalars),
});
const heisenberg = mapping({
  field: v.optional(scalars),
  bonds: v.array(
    mapping({
      between: bond,
      xx: v.optional(scalar),
      yy: v.optional(scalar),
      zz: v.optional(scalar),
      all: v.optional(scalar),
    }),
  ),
});
const boseHubbard = mapping({
  hopping: scalars,
  interaction: v.optional(scalars),
  energies: v.optional(scalars),
});
const matrix = mapping({ re: v.array(v.array(v.number())), im: v.optional(v.array(v.array(v.number()))) });

/** An operator: an expression, or the entries of a matrix in the product basis. */
export const operatorEntry = v.union(
  [v.string(), mapping({ matrix })],
  'an operator expression such as "sm(1)", or { matrix: { re: [[...]], im: [[...]] } }',
);
export type OperatorEntry = v.InferOutput<typeof operatorEntry>;

const hamiltonianTerm = v.union(
  [
    v.string(),
    mapping({ xxz }),
    mapping({ heisenberg }),
    mapping({ "bose-hubbard": boseHubbard }),
    mapping({ matrix }),
  ],
  "an operator expression, or one of xxz, heisenberg, bose-hubbard, matrix with its parameters",
);
export type HamiltonianTerm = v.InferOutput<typeof hamiltonianTerm>;

const spectralDensity = v.looseObject(
  { kind: v.string() },
  "a mapping with a kind, as in { kind: drude, strength: 1, cutoff: 10 }",
);

const bathEntry = mapping({
  statistics: v.optional(v.picklist(["boson", "fermion"])),
  beta: v.optional(scalar),
  temperature: v.optional(scalar),
  mu: v.optional(scalar),
  spectralDensity,
  support: v.optional(v.tuple([scalar, scalar], "two ends, as in [0, 10]")),
  principalValue: v.optional(v.boolean()),
  convention: v.optional(v.picklist(["decay-rate", "caldeira-leggett", "coupling-density"])),
});
export type BathEntry = v.InferOutput<typeof bathEntry>;

const couplingEntry = v.union(
  [mapping({ bath: v.string(), exchange: operatorEntry }), mapping({ bath: v.string(), hermitian: operatorEntry })],
  "{ bath: NAME, exchange: OPERATOR } or { bath: NAME, hermitian: OPERATOR }",
);
export type CouplingEntry = v.InferOutput<typeof couplingEntry>;

const equationEntry = v.union(
  [v.string(), v.looseObject({ equation: v.string(), label: v.optional(v.string()) })],
  "the name of an equation, or { equation: NAME, ... }",
);
export type EquationEntry = v.InferOutput<typeof equationEntry>;

/** The top of a density-matrix problem. */
export const densityMatrixSchema = mapping({
  kind: v.optional(v.literal("density-matrix")),
  parameters: v.optional(v.record(v.string(), scalar)),
  space: v.union([spaceFactor, v.array(spaceFactor)], spaceFactor.message as string),
  hamiltonian: v.union([hamiltonianTerm, v.array(hamiltonianTerm)], hamiltonianTerm.message as string),
  epsilon: v.optional(scalar),
  baths: v.record(v.string(), bathEntry),
  couplings: v.array(couplingEntry),
  equations: v.optional(v.array(equationEntry)),
  observables: v.optional(v.record(v.string(), v.string())),
  times: v.optional(v.array(scalar)),
  initial: v.optional(v.union([v.string(), v.array(v.union([v.string(), v.number()]))])),
  limits: v.optional(
    mapping({
      left: v.array(wholeNumber),
      right: v.array(wholeNumber),
      traces: v.optional(v.tuple([v.number(), v.number()])),
    }),
  ),
});
export type DensityMatrixDocument = v.InferOutput<typeof densityMatrixSchema>;

/**
 * Holds a document against a schema.
 * @throws ProblemError with path, value and expectation of the first thing that does not fit, misspelt keys before others
 */
export function validate<Output>(schema: v.GenericSchema<unknown, Output>, document: ParsedDocument): Output {
  const result = v.safeParse(schema, document.data);
  if (result.success) return result.output;
  const issue = result.issues.find(isUnknownKey) ?? result.issues[0];
  const [path, cause] = furthest(issue);
  throw document.fail(path, explain(cause));
}

type Issue = v.BaseIssue<unknown>;

/** Of the alternatives of a union, the one that got furthest into the value: its keys were right, something inside is not. */
function furthest(issue: Issue): [Path, Issue] {
  let [path, cause] = [keysOf(issue), issue];
  for (const [inner, leaf] of leaves(issue, [])) {
    if (inner.length > path.length && !(inner.length === keysOf(issue).length + 1 && isAboutKeys(leaf)))
      [path, cause] = [inner, leaf];
  }
  return [path, cause];
}

function leaves(issue: Issue, before: Path): [Path, Issue][] {
  const path = [...before, ...keysOf(issue)];
  return issue.issues === undefined ? [[path, issue]] : issue.issues.flatMap((inner) => leaves(inner, path));
}

const keysOf = (issue: Issue): Path => (issue.path ?? []).map(({ key }) => key as string | number);
const isUnknownKey = (issue: Issue): boolean => issue.message.startsWith(UNKNOWN_KEY);
const isAboutKeys = (issue: Issue): boolean => isUnknownKey(issue) || issue.message === "missing";

function explain(issue: Issue): string {
  if (isUnknownKey(issue) || issue.message.startsWith("expected a mapping")) return issue.message;
  if (issue.message === "missing") return "missing";
  const expected = issue.message.startsWith("Invalid") ? readable(issue.expected ?? "something else") : issue.message;
  if (issue.received === "undefined") return `missing; expected ${expected}`;
  const near =
    issue.type === "picklist" && typeof issue.input === "string"
      ? suggestion(issue.input, quoted(issue.expected ?? ""))
      : "";
  return `expected ${expected}, got ${shown(issue.input)}${near}`;
}

const quoted = (expected: string): string[] => [...expected.matchAll(/"([^"]*)"/g)].map(([, word]) => word);

const readable = (expected: string): string =>
  expected
    .replaceAll(/[()]/g, "")
    .replaceAll("|", "or")
    .replaceAll(/\bObject\b/g, "a mapping")
    .replaceAll(/\bArray\b/g, "a list")
    .replaceAll(/\bstring\b/g, "a text")
    .replaceAll(/\bnumber\b/g, "a number")
    .replaceAll(/\bboolean\b/g, "true or false");
