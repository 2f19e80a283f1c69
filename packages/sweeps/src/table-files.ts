import { isObject, type Json, type JsonObject } from "./json.ts";
import type { Axis } from "./sweep.ts";

/**
 * The texts of all files that a problem or the values of its axes name as tabulated spectral densities: they travel with each task,
 * so that a point means the same on every machine, and its key changes with them.
 */
export function tableFiles(
  problem: JsonObject,
  axes: readonly Axis[],
  read: (name: string) => string,
): Readonly<Record<string, string>> {
  const found = new Set<string>();
  const visit = (value: Json): void => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (isObject(value)) {
      const { kind, file } = value;
      if (kind === "tabulated" && typeof file === "string") found.add(file);
      Object.values(value).forEach(visit);
    }
  };
  visit(problem);
  for (const { paths, values } of axes) {
    paths.forEach((path, p) => {
      values[p].forEach((value) => {
        visit(value);
        if (path.at(-1) === "file" && typeof value === "string") found.add(value);
      });
    });
  }
  return Object.fromEntries([...found].sort().map((name) => [name, read(name)]));
}
