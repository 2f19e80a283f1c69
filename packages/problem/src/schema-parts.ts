import * as v from "valibot";
import { shown, suggestion } from "./problem-error.ts";

/** How the complaint about a key that does not belong begins. */
export const UNKNOWN_KEY = "unknown key";

const isMapping = (input: unknown): input is Readonly<Record<string, unknown>> =>
  typeof input === "object" && input !== null && !Array.isArray(input);

/** A schema that always fails, with a whole sentence. */
const refuse = (sentence: string) => v.custom<never>(() => false, sentence);

/** A mapping with these keys and no others; `examples` says what a missing one should have been. */
export function mapping<Entries extends v.ObjectEntries>(
  entries: Entries,
  examples: Readonly<Record<string, string>> = {},
) {
  return v.strictObject(entries, (issue) => {
    const key = String(issue.path?.at(-1)?.key ?? "");
    if (issue.expected === "never") {
      const known = Object.keys(entries);
      return `${UNKNOWN_KEY}${suggestion(key, known)}; expected ${known.length === 1 ? "only" : "one of"} ${known.join(", ")}`;
    }
    if (issue.received !== "undefined") return `expected a mapping, got ${shown(issue.input)}`;
    return Object.hasOwn(examples, key) ? `missing; expected ${examples[key]}` : "missing";
  });
}

/** A mapping from names that the file chooses to values of one kind. */
export function named<Schema extends v.GenericSchema>(schema: Schema, what: string) {
  const record = v.record(v.string(), schema, `a mapping from names to ${what}`);
  return v.lazy((input) => (isMapping(input) ? record : refuse(complaint(`a mapping from names to ${what}`, input))));
}

/** One of several mappings, told apart by the key that only it has. */
export function oneOf<Alternatives extends Readonly<Record<string, v.GenericSchema>>>(
  alternatives: Alternatives,
  expected: string,
) {
  const known = Object.keys(alternatives);
  return v.lazy((input): Alternatives[keyof Alternatives] | ReturnType<typeof refuse> => {
    if (!isMapping(input)) return refuse(complaint(expected, input));
    const given = known.filter((key) => Object.hasOwn(input, key));
    if (given.length === 1) return alternatives[given[0]] as Alternatives[keyof Alternatives];
    if (given.length > 1) return refuse(`expected only one of ${known.join(", ")}, got ${given.join(" and ")}`);
    const near = Object.keys(input).map((key) => suggestion(key, known));
    return refuse(`${complaint(expected, input)}${near.find((found) => found !== "") ?? ""}`);
  });
}

/** A text, or what the schema takes. */
export function textOr<Schema extends v.GenericSchema>(schema: Schema) {
  return v.lazy((input) => (typeof input === "string" ? v.string() : schema));
}

/** One, or a list of them. */
export function oneOrMore<Schema extends v.GenericSchema>(schema: Schema) {
  const list = v.array(schema);
  return v.lazy((input) => (Array.isArray(input) ? list : schema));
}

const complaint = (expected: string, input: unknown): string => `expected ${expected}, got ${shown(input)}`;
