import { isMap, isScalar, LineCounter, parseDocument, visit } from "yaml";
import { ProblemError, shown } from "./problem-error.ts";

/** A path into a document: keys and indices. */
export type Path = readonly (string | number)[];

/** A parsed file as plain data, which knows the line of each of its parts. */
export interface ParsedDocument {
  readonly data: Record<string, unknown>;
  /** The error for what stands at a path. */
  fail(path: Path, message: string): ProblemError;
}

/** What a file is called in errors, and what belongs at its top. */
export interface DocumentAbout {
  readonly subject: string;
  /** A line that could stand in such a file. */
  readonly example: string;
  /** Some of its keys. */
  readonly keys: string;
}

const PROBLEM: DocumentAbout = {
  subject: "problem",
  example: "space: { spins: 3 }",
  keys: "space, hamiltonian, baths",
};

/** Names that mean something to the language this is written in, and nothing to physics. */
const RESERVED = ["__proto__", "prototype", "constructor"];

/** `baths.left.beta`, `couplings[0].exchange`. */
export function pathName(path: Path): string {
  return path.reduce<string>(
    (name, key) => (typeof key === "number" ? `${name}[${key}]` : name === "" ? key : `${name}.${key}`),
    "",
  );
}

/**
 * Reads YAML, of which JSON is a part. Anchors are resolved; tags, several documents and duplicate keys are not taken.
 * @throws ProblemError for an empty file, one that is not YAML, or one whose top is not a mapping
 */
export function readDocument(text: string, { subject, example, keys }: DocumentAbout = PROBLEM): ParsedDocument {
  const lines = new LineCounter();
  const wrong = (message: string, line?: number) => new ProblemError("", message, line, subject);
  if (text.trim() === "") throw wrong(`the file is empty; expected a mapping such as \`${example}\``);
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true, merge: true });
  const [error] = [...document.errors, ...document.warnings];
  if (error !== undefined) {
    const several = error.code === "MULTIPLE_DOCS" ? "one document expected, got several" : error.message;
    throw wrong(`not valid YAML: ${several}`, lines.linePos(error.pos[0]).line);
  }
  if (!isMap(document.contents)) {
    const top: unknown = document.toJS();
    const kind = (top ?? null) === null ? "nothing" : Array.isArray(top) ? "a list" : shown(top);
    throw wrong(`expected a mapping of keys such as ${keys} at the top, got ${kind}`);
  }
  visit(document, {
    Alias(_, alias, ancestors) {
      const target = alias.resolve(document);
      const line = alias.range ? lines.linePos(alias.range[0]).line : undefined;
      if (target === undefined)
        throw wrong(`not valid YAML: *${alias.source} has no anchor &${alias.source} above it`, line);
      if ((ancestors as readonly unknown[]).includes(target))
        throw wrong(`not valid here: *${alias.source} contains itself`, line);
    },
    Pair(_, { key }) {
      if (isScalar(key) && !RESERVED.includes(String(key.value))) return;
      const place = key as { range?: [number, number, number] } | null;
      const name = isScalar(key) ? String(key.value) : "a list or mapping";
      throw wrong(
        `not valid here: ${name} as a key; expected a plain name`,
        place?.range && lines.linePos(place.range[0]).line,
      );
    },
  });
  let data: Record<string, unknown>;
  try {
    data = document.toJS({ maxAliasCount: 100 });
  } catch (cause) {
    throw wrong(`not valid YAML: ${(cause as Error).message}`);
  }
  return {
    data,
    fail(path, message) {
      for (let length = path.length; length > 0; length--) {
        const node = document.getIn(path.slice(0, length), true) as { range?: [number, number, number] } | undefined;
        if (node?.range) return new ProblemError(pathName(path), message, lines.linePos(node.range[0]).line, subject);
      }
      return new ProblemError(pathName(path), message, undefined, subject);
    },
  };
}

/**
 * Plain data that was read elsewhere, as a document without lines.
 * @throws ProblemError for keys that mean something to the language this is written in
 */
export function dataDocument(data: Readonly<Record<string, unknown>>): ParsedDocument {
  const fail = (path: Path, message: string) => new ProblemError(pathName(path), message);
  const visit = (value: unknown, path: Path): void => {
    if (Array.isArray(value))
      value.forEach((entry, k) => {
        visit(entry, [...path, k]);
      });
    else if (typeof value === "object" && value !== null) {
      for (const [key, entry] of Object.entries(value)) {
        if (RESERVED.includes(key)) throw fail(path, `not valid here: ${key} as a key; expected a plain name`);
        visit(entry, [...path, key]);
      }
    }
  };
  visit(data, []);
  return { data, fail };
}
