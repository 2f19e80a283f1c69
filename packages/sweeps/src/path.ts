import type { Path } from "@openbath/problem";
import { isObject, type Json } from "./json.ts";

/** `baths.left.beta` or `couplings[0].exchange` as keys and indices; undefined when it is no such path. */
export function parsePath(text: string): Path | undefined {
  const path: (string | number)[] = [];
  let rest = text;
  while (rest !== "") {
    const index = /^\[(\d+)\]/.exec(rest);
    const name = (path.length === 0 ? /^([^.[\]]+)/ : /^\.([^.[\]]+)/).exec(rest);
    const found = index ?? name;
    if (found === null) return undefined;
    path.push(index ? Number(index[1]) : found[1]);
    rest = rest.slice(found[0].length);
  }
  return path.length === 0 ? undefined : path;
}

/** What stands at a path, or undefined. */
export function at(value: Json, path: Path): Json | undefined {
  return path.reduce<Json | undefined>((place, key) => {
    if (Array.isArray(place)) return typeof key === "number" ? place[key] : undefined;
    return isObject(place) && Object.hasOwn(place, key) ? place[key] : undefined;
  }, value);
}

/** The value with another one at a path; all above it is copied, nothing is changed. */
export function replaced(value: Json, path: Path, by: Json): Json {
  if (path.length === 0) return by;
  const [key, ...rest] = path;
  if (Array.isArray(value)) return value.map((entry, k) => (k === key ? replaced(entry, rest, by) : entry));
  const object = isObject(value) ? value : {};
  const below = Object.hasOwn(object, key) ? object[key] : {};
  return { ...object, [key]: replaced(below, rest, by) };
}
