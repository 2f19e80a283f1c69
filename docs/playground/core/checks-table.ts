import type { Verdict } from "../solve/outcome.ts";

/** One check of one equation. */
export interface CheckCell {
  readonly holds: boolean;
  /** The number behind it, in words. */
  readonly detail: string;
}

/** A check, and what it says of each equation; undefined where it does not apply. */
export interface CheckRow {
  readonly name: string;
  readonly cells: readonly (CheckCell | undefined)[];
}

/** Findings such as "conserves locally: no (broken by 3e-4)" in a table of checks by equations. */
export function checkRows(verdicts: readonly Verdict[]): CheckRow[] {
  const split = verdicts.map(({ findings }) => findings.map(splitFinding));
  const names = [...new Set(split.flatMap((cells) => cells.map(({ name }) => name)))];
  return names.map((name) => ({ name, cells: split.map((cells) => cells.find((cell) => cell.name === name)) }));
}

function splitFinding({ holds, text }: Verdict["findings"][number]): CheckCell & { readonly name: string } {
  const [, name, detail] = /^(.*?): (?:yes|no)\b[,:]?\s*(.*)$/.exec(text) ?? ["", text, ""];
  return { name, holds, detail: detail.replace(/^\((.*)\)$/, "$1") };
}
