import { isObject, type Json } from "../json.ts";
import { parsePath } from "../path.ts";

/** A leaf of a document: a number, a text, a truth, nothing, or an array (of arrays) of numbers. */
export type Leaf = null | number | boolean | string | NumberArray;
export type NumberArray = readonly (number | null | NumberArray)[];

/** Said of a solution, not found by it. */
const NAMES = ["openbath", "kind", "equation", "label", "failure"];

/**
 * The leaves of a document by their paths; those below `paths`, or all. Entries of a list of solutions go by label or equation:
 * `solutions.redfield.observables.I1`. A path that leads nowhere gives nothing.
 */
export function flatten(document: Json, paths: readonly string[]): Map<string, Leaf> {
  const leaves = new Map<string, Leaf>();
  if (paths.length === 0) collect(document, "", leaves);
  for (const text of paths) {
    const place = (parsePath(text) ?? []).reduce<Json | undefined>(step, document);
    if (place !== undefined) collect(place, text, leaves);
  }
  return leaves;
}

function step(place: Json | undefined, key: string | number): Json | undefined {
  if (Array.isArray(place)) {
    if (typeof key === "number") return place[key];
    return place.find((entry) => nameOf(entry) === key);
  }
  return isObject(place) && Object.hasOwn(place, key) ? place[key] : undefined;
}

function collect(value: Json, path: string, leaves: Map<string, Leaf>): void {
  if (Array.isArray(value)) {
    const list: readonly Json[] = value;
    if (isNumberArray(list)) leaves.set(path, list as NumberArray);
    else {
      list.forEach((entry, k) => {
        const name = nameOf(entry);
        collect(entry, name === undefined ? `${path}[${k}]` : join(path, name), leaves);
      });
    }
  } else if (isObject(value)) {
    for (const [key, entry] of Object.entries(value)) if (!NAMES.includes(key)) collect(entry, join(path, key), leaves);
  } else leaves.set(path, value as Leaf);
}

/** The label of a solution, or its equation. */
function nameOf(entry: Json): string | undefined {
  if (!isObject(entry)) return undefined;
  const name = entry["label"] ?? entry["equation"];
  return typeof name === "string" ? name : undefined;
}

const join = (path: string, key: string): string => (path === "" ? key : `${path}.${key}`);

const isNumberArray = (value: Json): boolean =>
  Array.isArray(value) && value.every((entry) => typeof entry === "number" || entry === null || isNumberArray(entry));
