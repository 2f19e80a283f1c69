import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Sweep } from "@openbath/sweeps";
import { Document, isScalar, visit } from "yaml";
import type { Io } from "./io.ts";
import type { Preset } from "./paper.ts";
import { PAPERS } from "./papers.ts";

/** Writes the sweeps of a paper's parts as files beside its figures, a YAML document a sweep. */
export function writeSweeps(
  asked: { readonly paper: string; readonly parts: readonly string[]; readonly preset: Preset; readonly out: string },
  io: Io,
): void {
  const { figures, claims } = PAPERS[asked.paper];
  const folder = join(asked.out, asked.paper);
  mkdirSync(folder, { recursive: true });
  for (const part of asked.parts) {
    const what = part === "claims" ? claims : figures[part];
    const file = join(folder, `${part}.sweeps.yaml`);
    const sweeps = what.sweeps(asked.preset);
    writeFileSync(file, sweeps.map(sweepText).join("---\n"));
    io.out(`${file}: ${sweeps.reduce((sum, { size }) => sum + size, 0)} points`);
  }
}

/** A sweep as a file has it. */
export function sweepText({ parts: { command, problem, axes } }: Sweep): string {
  const vary = Object.fromEntries(axes.flatMap(({ names, values }) => names.map((name, p) => [name, values[p]])));
  const zip = axes.map(({ names }) => names).filter(({ length }) => length > 1);
  const base = Object.keys(problem).length === 0 ? {} : { base: problem };
  const document = new Document({ command, ...base, vary, ...(zip.length === 0 ? {} : { zip }) });
  visit(document, {
    Seq(_, list) {
      list.flow = list.items.every(isScalar);
    },
  });
  return document.toString({ lineWidth: 160 });
}
