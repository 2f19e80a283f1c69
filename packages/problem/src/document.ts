import { isMap, LineCounter, parseDocument } from "yaml";
import { ProblemError } from "./problem-error.ts";

/** A path into a document: keys and indices. */
export type Path = readonly (string | number)[];

/** A parsed file as plain data, which knows the line of each of its parts. */
export interface ParsedDocument {
  readonly data: Record<string, unknown>;
  /** The error for what stands at a path. */
  fail(path: Path, message: string): ProblemError;
}

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
export function readDocument(text: string): ParsedDocument {
  const lines = new LineCounter();
  if (text.trim() === "")
    throw new ProblemError("", "the file is empty; expected a mapping such as `space: { spins: 3 }`");
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const [error] = [...document.errors, ...document.warnings];
  if (error !== undefined) {
    throw new ProblemError("", `not valid YAML: ${error.message}`, lines.linePos(error.pos[0]).line);
  }
  if (!isMap(document.contents)) {
    const kind =
      document.contents === null ? "nothing" : Array.isArray(document.toJS()) ? "a list" : typeof document.toJS();
    throw new ProblemError("", `expected a mapping of keys such as space, hamiltonian, baths at the top, got ${kind}`);
  }
  let data: Record<string, unknown>;
  try {
    data = document.toJS({ maxAliasCount: 100 });
  } catch (cause) {
    throw new ProblemError("", `not valid YAML: ${(cause as Error).message}`);
  }
  return {
    data,
    fail(path, message) {
      for (let length = path.length; length > 0; length--) {
        const node = document.getIn(path.slice(0, length), true) as { range?: [number, number, number] } | undefined;
        if (node?.range) return new ProblemError(pathName(path), message, lines.linePos(node.range[0]).line);
      }
      return new ProblemError(pathName(path), message);
    },
  };
}
