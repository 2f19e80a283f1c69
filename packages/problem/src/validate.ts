import * as v from "valibot";
import type { ParsedDocument, Path } from "./document.ts";
import { shown, suggestion } from "./problem-error.ts";
import { UNKNOWN_KEY } from "./schema-parts.ts";

/**
 * Holds a document against a schema.
 * @throws ProblemError with path, value and expectation of the first thing that does not fit, misspelt keys before others
 */
export function validate<Output>(schema: v.GenericSchema<unknown, Output>, document: ParsedDocument): Output {
  const result = v.safeParse(schema, document.data);
  if (result.success) return result.output;
  const issue = result.issues.find(({ message }) => message.startsWith(UNKNOWN_KEY)) ?? result.issues[0];
  throw document.fail(pathOf(issue), explain(issue));
}

type Issue = v.BaseIssue<unknown>;

const pathOf = (issue: Issue): Path => (issue.path ?? []).map(({ key }) => key as string | number);

/** Schemas say either a whole sentence, or what they expected; valibot's own words are translated. */
function explain(issue: Issue): string {
  const { message, input } = issue;
  if (/^(expected|missing|unknown)/.test(message)) return message;
  const expected = message.startsWith("Invalid") ? readable(issue.expected ?? "something else") : message;
  if (issue.received === "undefined" && input === undefined) return `missing; expected ${expected}`;
  const near =
    issue.type === "picklist" && typeof input === "string" ? suggestion(input, quoted(issue.expected ?? "")) : "";
  return `expected ${expected}, got ${shown(input)}${near}`;
}

const quoted = (expected: string): string[] => [...expected.matchAll(/"([^"]*)"/g)].map(([, word]) => word);

const readable = (expected: string): string =>
  expected
    .replaceAll(/[()"]/g, "")
    .replaceAll("|", "or")
    .replaceAll(/\bObject\b/g, "a mapping")
    .replaceAll(/\bArray\b/g, "a list")
    .replaceAll(/\bstring\b/g, "a text")
    .replaceAll(/\bnumber\b/g, "a number")
    .replaceAll(/\bboolean\b/g, "true or false");
