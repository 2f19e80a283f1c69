import { mapping, named, oneOrMore } from "@openbath/problem";
import * as v from "valibot";
import { axisValues } from "./axis-values.ts";
import { COMMANDS } from "./task.ts";

const names = oneOrMore(v.string("the name or label of an equation"));
const whole = (least: number, what: string) => v.pipe(v.number(what), v.integer(what), v.minValue(least, what));
const positive = (what: string) => v.pipe(v.number(what), v.finite(what), v.gtValue(0, what));

/** The options of each command, those of the command line under the same names. */
export const optionSchemas = {
  solve: mapping({ equation: v.optional(names), density: v.optional(v.boolean()) }),
  evolve: mapping({ equation: v.optional(names), density: v.optional(v.boolean()) }),
  limits: mapping({
    norm: v.optional(v.picklist(["spectral", "frobenius"])),
    tolerance: v.optional(positive("a positive number")),
  }),
  trajectories: mapping({
    count: v.optional(whole(1, "a whole number from 1 on")),
    seed: v.optional(whole(0, "a whole number from 0 on")),
    shards: v.optional(whole(1, "a whole number from 1 on")),
    equation: v.optional(names),
  }),
} as const;

const path = v.string("a path of vary, such as parameters.g");

/** The top of a sweep file. */
export const sweepSchema = mapping(
  {
    base: v.union([v.string(), v.record(v.string(), v.unknown())], "the name of a problem file, or the problem itself"),
    command: v.optional(v.picklist(COMMANDS)),
    options: v.optional(v.record(v.string(), v.unknown(), "a mapping from options to values")),
    vary: named(axisValues, "values"),
    zip: v.optional(
      v.union(
        [v.pipe(v.array(path), v.minLength(2)), v.array(v.pipe(v.array(path), v.minLength(2)))],
        "a list of paths that go together, as in [parameters.g, epsilon], or a list of such lists",
      ),
    ),
    collect: v.optional(oneOrMore(v.string("a path into the result, such as solutions.redfield.observables"))),
    timeLimit: v.optional(positive("seconds that one point may take, a positive number")),
  },
  {
    base: "the name of a problem file, such as base: problem.yaml",
    vary: "what varies, such as vary: { parameters.g: { logspace: [0.01, 1, 40] } }",
  },
);
export type SweepDocument = v.InferOutput<typeof sweepSchema>;
