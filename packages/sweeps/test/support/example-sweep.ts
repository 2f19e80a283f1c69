import { Sweep, type SweepParts } from "../../src/index.ts";
import type { JsonObject } from "../../src/json.ts";

/** A sweep for the example solver: `x` from 0, with further keys of the problem. */
export function exampleSweep(count: number, more: JsonObject = {}, parts: Partial<SweepParts> = {}): Sweep {
  return new Sweep({
    command: "solve",
    options: {},
    shards: 1,
    problem: { x: 0, ...more },
    files: {},
    axes: [{ names: ["x"], paths: [["x"]], values: [Array.from({ length: count }, (_, k) => k)], length: count }],
    collect: [],
    ...parts,
  });
}
