import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import * as v from "valibot";
import { canonical, type Json, type JsonObject } from "./json.ts";

/** What can be asked of a problem: the commands of openbath whose answer is one document. */
export const COMMANDS = ["solve", "limits", "evolve", "trajectories"] as const;
export type Command = (typeof COMMANDS)[number];

/** A command of a program with a solver of its own, as `mine/spectrum`: the slash tells it from those of openbath. */
export type OwnCommand = `${string}/${string}`;

/** One point of a sweep (or one share of it) as plain data: all that a solver needs, wherever it runs. No code travels. */
export interface Task {
  /** The hash of all the rest: the same task has the same key everywhere, and another one another. */
  readonly key: string;
  /** Of the code that shall solve it. */
  readonly version: string;
  readonly command: Command | OwnCommand;
  readonly problem: JsonObject;
  readonly options: JsonObject;
  /** The texts of the files that the problem names. */
  readonly files: Readonly<Record<string, string>>;
}

/** The task with its key. */
export function task(parts: Omit<Task, "key">): Task {
  const { version, command, problem, options, files } = parts;
  const text = canonical({ version, command, problem, options, files });
  return { key: bytesToHex(sha256(utf8ToBytes(text))), version, command, problem, options, files };
}

const json = v.custom<Json>((x) => x !== undefined, "plain data");
const jsonObject = v.record(v.string(), json);
const ownCommand = v.custom<OwnCommand>((x) => typeof x === "string" && /^[\w-]+\/[\w-]+$/.test(x));
const key = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

const taskSchema = v.strictObject({
  key,
  version: v.string(),
  command: v.union([v.picklist(COMMANDS), ownCommand], `expected ${COMMANDS.join(", ")} or a name with a slash`),
  problem: jsonObject,
  options: jsonObject,
  files: v.record(v.string(), v.string()),
});

/**
 * A task that came from elsewhere, held against its schema and its key.
 * @throws TypeError naming what is wrong with it
 */
export function parseTask(data: unknown): Task {
  const parsed = checked("a task", taskSchema, data);
  const { key: expected } = task(parsed);
  if (parsed.key !== expected) throw new TypeError(`the task ${parsed.key} is not what its key says: it was altered`);
  return parsed;
}

/** Why there is no (whole) value: the solver said so, the time was up, or its worker ended again and again. */
export const REASONS = ["error", "time-limit", "lost"] as const;

export interface Failure {
  readonly reason: (typeof REASONS)[number];
  /** One line. */
  readonly message: string;
}

/** What came of a task. A failure may have a value beside it, when only a part of what was asked could be solved. */
export interface Outcome {
  readonly key: string;
  /** Spent on the solution itself. */
  readonly seconds: number;
  readonly value?: Json;
  readonly failure?: Failure;
}

const outcomeSchema = v.strictObject({
  key,
  seconds: v.pipe(v.number(), v.minValue(0)),
  value: v.exactOptional(json),
  failure: v.exactOptional(v.strictObject({ reason: v.picklist(REASONS), message: v.string() })),
});

/** An outcome that came from elsewhere, held against its schema. @throws TypeError naming what is wrong with it */
export function parseOutcome(data: unknown): Outcome {
  const outcome = checked("an outcome", outcomeSchema, data);
  if (outcome.value === undefined && outcome.failure === undefined)
    throw new TypeError(`the outcome of ${outcome.key} has neither a value nor a failure`);
  return outcome;
}

function checked<Output>(what: string, schema: v.GenericSchema<unknown, Output>, data: unknown): Output {
  const result = v.safeParse(schema, data);
  if (result.success) return result.output;
  const [{ path, message }] = result.issues;
  const place = path?.map(({ key: name }) => String(name)).join(".") ?? "";
  throw new TypeError(`not ${what}: ${place === "" ? "" : `${place}: `}${message}`);
}
