import { type Json, type JsonObject, toJson } from "./json.ts";
import { parsePath } from "./path.ts";
import { type Axis, Sweep } from "./sweep.ts";
import type { Command, OwnCommand } from "./task.ts";

/** A sweep as data made by a program; the keys are those of a sweep file. */
export interface GridSweep {
  /** Of openbath, or of the program's own solver: a name with a slash. */
  readonly command: Command | OwnCommand;
  /** What does not vary. */
  readonly base?: object;
  readonly options?: JsonObject;
  /** Paths and their values; their product is the grid, the last path running fastest. */
  readonly vary: Readonly<Record<string, readonly unknown[]>>;
  /** Paths that go together and make one direction of the grid, at the place of the first of them. */
  readonly zip?: readonly string[];
  /** Seconds a point. */
  readonly timeLimit?: number;
}

/**
 * A sweep over any plain data, for programs with solvers of their own; `parseSweep` is for problem files. What the data mean is for
 * the solver to check.
 * @throws RangeError for a path that is none, an axis without values, or zipped paths that do not fit together; TypeError for what is
 *   not plain data
 */
export function gridSweep({ command, base = {}, options = {}, vary, zip = [], timeLimit }: GridSweep): Sweep {
  const names = Object.keys(vary);
  const stray = zip.find((name) => !names.includes(name));
  if (stray !== undefined) throw new RangeError(`zip names ${stray}, expected some of ${names.join(", ")}`);
  const lengths = new Set(zip.map((name) => vary[name].length));
  if (lengths.size > 1)
    throw new RangeError(`zipped paths need equally many values, got ${[...lengths].join(" and ")}: ${zip.join(", ")}`);
  const first = names.find((name) => zip.includes(name));
  const axes = names
    .filter((name) => name === first || !zip.includes(name))
    .map((name): Axis => {
      const together = name === first ? zip : [name];
      const { length } = vary[name];
      if (length === 0) throw new RangeError(`${name} varies over no values, expected one at least`);
      return {
        names: together,
        paths: together.map((one) => pathOf(one)),
        values: together.map((one) => vary[one].map((value): Json => toJson(value))),
        length,
      };
    });
  return new Sweep({
    command,
    options,
    shards: 1,
    problem: toJson(base) as JsonObject,
    files: {},
    axes,
    collect: [],
    ...(timeLimit === undefined ? {} : { timeLimit }),
  });
}

function pathOf(name: string) {
  const path = parsePath(name);
  if (path === undefined)
    throw new RangeError(`expected a path such as chain.g or sites[0], got ${JSON.stringify(name)}`);
  return path;
}
