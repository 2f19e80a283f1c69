import { type JsonObject, type Sweep, task, toJson } from "@openbath/sweeps";
import { expect, it } from "vitest";
import type { Preset, Swept } from "../src/paper.ts";
import { paper000 } from "../src/paper-000/paper.ts";
import { paper001 } from "../src/paper-001/paper.ts";
import { paper002 } from "../src/paper-002/paper.ts";
import { paper003 } from "../src/paper-003/paper.ts";
import { paper004 } from "../src/paper-004/paper.ts";
import type { At } from "../src/point-kind.ts";
import { direct } from "./support/direct.ts";
import { inShape } from "./support/shapes.ts";

const keysOf = (sweeps: readonly Sweep[]): string[] =>
  sweeps.flatMap((sweep) => Array.from({ length: sweep.size }, (_, k) => sweep.task(k, 0, "1").key));

/** The keys of the points that a part looks at. @param results stands in for the solver where points take long */
function asked(part: Swept<unknown>, preset: Preset, results: At): Set<string> {
  const keys = new Set<string>();
  const at: At = (kind, parameters) => {
    const problem = toJson(parameters) as JsonObject;
    keys.add(task({ version: "1", command: kind.command, problem, options: {}, files: {} }).key);
    return results(kind, parameters);
  };
  Array.from(part.make(at, preset) as Iterable<unknown>);
  return keys;
}

const PARTS: readonly (readonly [string, Swept<unknown>])[] = Object.entries({ paper000, paper003, paper004 }).flatMap(
  ([paper, { figures }]) => Object.entries(figures).map(([name, figure]) => [`${paper}, ${name}`, figure] as const),
);

const same = (part: Swept<unknown>, preset: Preset, results: At): void =>
  expect([...asked(part, preset, results)].sort()).toEqual([...new Set(keysOf(part.sweeps(preset)))].sort());

it.each(PARTS)("%s is drawn from all the points of its sweeps and from no others", (_, part) => {
  same(part, "quick", direct);
});

it.each([
  ...Object.entries({ ...paper001.figures, claims: paper001.claims }).map(
    ([name, part]) => ["001", name, part] as const,
  ),
  ...Object.entries({ ...paper002.figures, claims: paper002.claims }).map(
    ([name, part]) => ["002", name, part] as const,
  ),
])("so is that of paper %s, %s, in a full run too", (_, __, part) => {
  same(part, "quick", inShape);
  same(part, "full", inShape);
});
