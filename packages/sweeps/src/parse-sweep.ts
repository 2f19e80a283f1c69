import {
  checkProblemForm,
  type ParsedDocument,
  type Path,
  ProblemError,
  problemFromData,
  type ReadFile,
  readDocument,
  shown,
  suggestion,
  validate,
} from "@openbath/problem";
import type * as v from "valibot";
import { isObject, type Json, type JsonObject, toJson } from "./json.ts";
import { at, parsePath } from "./path.ts";
import { type Axis, Sweep } from "./sweep.ts";
import { optionSchemas, type SweepDocument, sweepSchema } from "./sweep-schema.ts";
import { tableFiles } from "./table-files.ts";
import type { Command } from "./task.ts";

const ABOUT = { subject: "sweep", example: "base: problem.yaml", keys: "base, vary, collect" };

/** More points than this are taken for a mistake. */
const MOST_POINTS = 10_000_000;

export interface ParseSweepOptions {
  /** Reads the problem file and the tables that it names, relative to the sweep file. */
  readonly readFile?: ReadFile;
}

/**
 * Reads a sweep file, YAML or JSON: a problem, what varies in it, and what is asked of each point.
 *
 * @throws ProblemError, one line: the path in the file, the value that stands there, what was expected
 */
export function parseSweep(text: string, { readFile }: ParseSweepOptions = {}): Sweep {
  const document = readDocument(text, ABOUT);
  const checked = validate(sweepSchema, document);
  const command = checked.command ?? "solve";
  const { options, shards } = optionsOf(document, command);
  const problem = baseOf(document, checked, readFile);
  const axes = axesOf(document, checked, problem);
  const points = axes.reduce((product, { length }) => product * length, 1);
  if (points > MOST_POINTS) throw document.fail(["vary"], `expected at most ${MOST_POINTS} points, got ${points}`);
  const collect = [checked.collect ?? []].flat();
  collect.forEach((path, k) => {
    if (parsePath(path) === undefined)
      throw document.fail(["collect", k], `expected a path such as solutions.redfield.observables, got ${shown(path)}`);
  });
  const files = tableFiles(problem, axes, (name) => read(document, ["base"], name, readFile));
  const sweep = new Sweep({
    command,
    options,
    shards,
    problem,
    files,
    axes,
    collect,
    ...(checked.timeLimit === undefined ? {} : { timeLimit: checked.timeLimit }),
  });
  checkPoint(document, sweep, 0);
  if (sweep.size > 1) checkPoint(document, sweep, sweep.size - 1);
  for (const index of pointsOfAllValues(sweep)) checkForm(document, sweep, index);
  return sweep;
}

/** The options of the command, those that are left out filled in where they matter to the key. */
function optionsOf(document: ParsedDocument, command: Command): { options: JsonObject; shards: number } {
  const data = document.data["options"] ?? {};
  const part: ParsedDocument = {
    data: data as Record<string, unknown>,
    fail: (path, message) => document.fail(["options", ...path], message),
  };
  if (command !== "trajectories") {
    const schema: v.GenericSchema<unknown, object> = optionSchemas[command];
    const options = toJson(validate(schema, part)) as JsonObject;
    const { equation } = options;
    return { options: equation === undefined ? options : { ...options, equation: [equation].flat() }, shards: 1 };
  }
  const { count = 1000, seed = 1, shards = 1, equation } = validate(optionSchemas.trajectories, part);
  if (shards > count)
    throw document.fail(["options", "shards"], `expected at most one for each of ${count} trajectories, got ${shards}`);
  return { options: { count, seed, ...(equation === undefined ? {} : { equation: [equation].flat() }) }, shards };
}

/** The problem from which every point is made, as plain data. */
function baseOf(document: ParsedDocument, { base }: SweepDocument, readFile: ReadFile | undefined): JsonObject {
  if (typeof base !== "string") return plain(document, base);
  const text = read(document, ["base"], base, readFile);
  try {
    return plain(document, readDocument(text).data);
  } catch (error) {
    throw document.fail(["base"], `${base}: ${(error as Error).message}`);
  }
}

function plain(document: ParsedDocument, data: unknown): JsonObject {
  try {
    return toJson(data) as JsonObject;
  } catch (error) {
    throw document.fail(["base"], (error as Error).message);
  }
}

function read(document: ParsedDocument, path: Path, name: string, readFile: ReadFile | undefined): string {
  if (readFile === undefined) throw document.fail(path, `files cannot be read here; got ${shown(name)}`);
  try {
    return readFile(name);
  } catch (error) {
    throw document.fail(path, `cannot read ${shown(name)}: ${(error as Error).message}`);
  }
}

/** The axes in the order of `vary`; paths that are zipped make one axis, at the place of the first of them. */
function axesOf(document: ParsedDocument, { vary, zip }: SweepDocument, problem: JsonObject): Axis[] {
  const groups = zip === undefined ? [] : typeof zip[0] === "string" ? [zip as string[]] : (zip as string[][]);
  const groupOf = new Map<string, readonly string[]>();
  groups.forEach((group, g) => {
    const place = typeof zip?.[0] === "string" ? ["zip"] : ["zip", g];
    group.forEach((name, k) => {
      if (!Object.hasOwn(vary, name))
        throw document.fail(
          [...place, k],
          `expected a path of vary, got ${shown(name)}${suggestion(name, Object.keys(vary))}`,
        );
      if (groupOf.has(name)) throw document.fail([...place, k], `${name} is zipped twice`);
      groupOf.set(name, group);
      const [first, here] = [vary[group[0]].length, vary[name].length];
      if (first !== here)
        throw document.fail(
          place,
          `zipped paths need equally many values, but ${group[0]} has ${first} and ${name} has ${here}`,
        );
    });
  });
  const names = Object.keys(vary);
  if (names.length === 0) throw document.fail(["vary"], "expected at least one path that varies, got none");
  return names
    .filter((name) => (groupOf.get(name)?.find((one) => names.includes(one)) ?? name) === name)
    .map((name) => {
      const together = groupOf.get(name) ?? [name];
      return {
        names: together,
        paths: together.map((one) => pathIn(document, one, problem)),
        values: together.map((one) => vary[one].map(toJson)),
        length: vary[name].length,
      };
    });
}

/** A varied path, which must have a place in the problem: a new key may appear, but not below a thing that is not there. */
function pathIn(document: ParsedDocument, name: string, problem: JsonObject): Path {
  const path = parsePath(name);
  if (path === undefined)
    throw document.fail(
      ["vary", name],
      `expected a path such as parameters.g or couplings[0].exchange, got ${shown(name)}`,
    );
  for (let depth = 1; depth <= path.length; depth++) {
    if (at(problem, path.slice(0, depth)) !== undefined) continue;
    const above: Json = at(problem, path.slice(0, depth - 1)) ?? null;
    const last = depth === path.length;
    if (last && isObject(above) && depth > 1 && path[0] !== "parameters" && typeof path[depth - 1] === "string") break;
    if (last && depth === 1) break;
    const known = isObject(above) ? Object.keys(above) : [];
    const near = suggestion(String(path[depth - 1]), known);
    throw document.fail(
      ["vary", name],
      `the problem has no ${path.slice(0, depth).join(".")}${near}${known.length > 0 ? `; there ${known.length === 1 ? "is" : "are"} ${known.join(", ")}` : ""}`,
    );
  }
  return path;
}

/** Holds a point's problem against what problem files may say: it is made. */
function checkPoint(document: ParsedDocument, sweep: Sweep, index: number): void {
  const { files } = sweep.parts;
  naming(document, sweep, index, () => {
    problemFromData(sweep.problem(index), { readFile: (name) => files[name] });
  });
}

/** Holds the form of a point's problem against that of problem files. */
function checkForm(document: ParsedDocument, sweep: Sweep, index: number): void {
  naming(document, sweep, index, () => checkProblemForm(sweep.problem(index)));
}

/** Few points that have every value of every path among them: each value beside the first of the other paths. */
function pointsOfAllValues({ shape, size }: Sweep): number[] {
  const found = new Set<number>([0]);
  let stride = size;
  for (const length of shape) {
    stride /= length;
    for (let k = 1; k < length; k++) found.add(k * stride);
  }
  return [...found];
}

function naming(document: ParsedDocument, sweep: Sweep, index: number, check: () => void): void {
  try {
    check();
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    throw document.fail(["base"], `at ${describePoint(sweep, index)}: ${error.message}`);
  }
}

/** `parameters.g = 0.1, epsilon = 0.2`. */
export function describePoint(sweep: Sweep, index: number): string {
  return Object.entries(sweep.parameters(index))
    .map(([name, value]) => `${name} = ${typeof value === "string" ? value : JSON.stringify(value)}`)
    .join(", ");
}
