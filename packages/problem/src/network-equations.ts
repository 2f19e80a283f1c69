import type { Path } from "./document.ts";
import { shown, suggestion } from "./problem-error.ts";
import type { EquationEntry } from "./schema.ts";
import type { Scope } from "./scope.ts";

/** One solution that a network problem asks for. */
export interface NetworkEquation<Name extends string> {
  readonly equation: Name;
  readonly label: string;
}

/**
 * What `equations` of a network asks for, all that there are where it asks for none; they have no options but a label.
 * @throws ProblemError for a name that is not one of them
 */
export function networkEquations<Name extends string>(
  entries: readonly EquationEntry[] | undefined,
  known: readonly Name[],
  fallback: readonly Name[],
  scope: Scope,
): NetworkEquation<Name>[] {
  if (entries === undefined) return fallback.map((equation) => ({ equation, label: equation }));
  if (entries.length === 0)
    throw scope.document.fail(["equations"], `expected at least one of ${known.join(", ")}, got none`);
  return entries.map((entry, k) => {
    const path: Path = ["equations", k];
    const name = typeof entry === "string" ? entry : entry.equation;
    const equation = known.find((one) => one === name);
    if (equation === undefined) {
      throw scope.document.fail(
        path,
        `expected one of ${known.join(", ")}, got ${shown(name)}${suggestion(name, known)}`,
      );
    }
    if (typeof entry === "string") return { equation, label: equation };
    const other = Object.keys(entry).find((key) => key !== "equation" && key !== "label");
    if (other !== undefined) throw scope.document.fail([...path, other], `${equation} has no options but a label`);
    return { equation, label: entry.label ?? equation };
  });
}
