import { shown } from "@openbath/problem";
import * as v from "valibot";
import type { Json } from "./json.ts";

const MOST_VALUES = 1_000_000;

/** First value, last value, number of values. */
const ends = (name: string, example: string) =>
  v.custom<readonly [number, number, number]>(
    (x) => Array.isArray(x) && x.length === 3 && x.every(Number.isFinite) && Number.isInteger(x[2]) && x[2] >= 1,
    ({ input }) => `expected ${name}: [first, last, number of values], as in ${example}, got ${shown(input)}`,
  );

/** Evenly spaced numbers, both ends exact. */
export function linspace(first: number, last: number, count: number): number[] {
  return Array.from({ length: count }, (_, k) =>
    k === 0 ? first : k === count - 1 ? last : first + ((last - first) * k) / (count - 1),
  );
}

/** Numbers with equal ratios, both ends exact and of one sign. */
export function logspace(first: number, last: number, count: number): number[] {
  return Array.from({ length: count }, (_, k) =>
    k === 0 ? first : k === count - 1 ? last : first * (last / first) ** (k / (count - 1)),
  );
}

/** What stands beside a varied path: a list of values, `{ linspace: [0, 1, 11] }` or `{ logspace: [0.01, 1, 40] }`. */
export const axisValues = v.lazy((input): v.GenericSchema<unknown, readonly Json[]> => {
  if (Array.isArray(input)) {
    return input.length > 0
      ? v.array(v.custom<Json>((x) => x !== null && x !== undefined, "expected a value, got nothing"))
      : refuse("expected a list of values, got an empty one");
  }
  if (typeof input === "object" && input !== null && Object.keys(input).length === 1) {
    if (Object.hasOwn(input, "linspace")) {
      return v.pipe(
        v.strictObject({ linspace: ends("linspace", "[0, 1, 11]") }),
        few(({ linspace: [, , count] }) => count),
        v.transform(({ linspace: [first, last, count] }) => linspace(first, last, count)),
      );
    }
    if (Object.hasOwn(input, "logspace")) {
      return v.pipe(
        v.strictObject({
          logspace: v.pipe(
            ends("logspace", "[0.01, 1, 40]"),
            v.check(
              ([first, last]) => first * last > 0,
              ({ input: [first, last] }) =>
                `expected two ends of one sign, neither of them 0, got ${first} and ${last}`,
            ),
          ),
        }),
        few(({ logspace: [, , count] }) => count),
        v.transform(({ logspace: [first, last, count] }) => logspace(first, last, count)),
      );
    }
  }
  return refuse(
    `expected a list of values, { linspace: [0, 1, 11] } or { logspace: [0.01, 1, 40] }, got ${shown(input)}`,
  );
});

const few = <Input>(count: (input: Input) => number) =>
  v.check<Input, string>((input) => count(input) <= MOST_VALUES, `expected at most ${MOST_VALUES} values`);

/** A schema that always fails, with a whole sentence. */
const refuse = (sentence: string): v.GenericSchema<unknown, readonly Json[]> =>
  v.custom<readonly Json[]>(() => false, sentence);
