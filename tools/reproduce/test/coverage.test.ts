import { type JsonObject, type Sweep, task, toJson } from "@openbath/sweeps";
import { expect, it } from "vitest";
import type { Swept } from "../src/paper.ts";
import { paper000 } from "../src/paper-000/paper.ts";
import { paper003 } from "../src/paper-003/paper.ts";
import { paper004 } from "../src/paper-004/paper.ts";
import type { At, PointKind } from "../src/point-kind.ts";
import { direct } from "./support/direct.ts";

const keysOf = (sweeps: readonly Sweep[]): string[] =>
  sweeps.flatMap((sweep) => Array.from({ length: sweep.size }, (_, k) => sweep.task(k, 0, "1").key));

/** The keys of the points that a part looks at. */
function asked(part: Swept<unknown>): Set<string> {
  const found = new Map<string, unknown>();
  const at: At = <Parameters, Found>(kind: PointKind<Parameters, Found>, parameters: Parameters) => {
    const problem = toJson(parameters) as JsonObject;
    const { key } = task({ version: "1", command: kind.command, problem, options: {}, files: {} });
    if (!found.has(key)) found.set(key, direct(kind, parameters));
    return found.get(key) as Found;
  };
  Array.from(part.make(at, "quick") as Iterable<unknown>);
  return new Set(found.keys());
}

const PARTS: readonly (readonly [string, Swept<unknown>])[] = Object.entries({ paper000, paper003, paper004 }).flatMap(
  ([paper, { figures }]) => Object.entries(figures).map(([name, figure]) => [`${paper}, ${name}`, figure] as const),
);

it.each(PARTS)("%s is drawn from all the points of its sweeps and from no others", (_, part) => {
  expect([...asked(part)].sort()).toEqual([...new Set(keysOf(part.sweeps("quick")))].sort());
});
