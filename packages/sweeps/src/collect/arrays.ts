import type { Json } from "../json.ts";
import { entryAt, largestShape, places } from "./csv.ts";
import type { Leaf } from "./flatten.ts";
import type { Table } from "./table.ts";

/** An array with a name and a shape, row-major. Numbers that are missing are NaN, texts that are missing empty. */
export interface NamedArray {
  readonly name: string;
  readonly shape: readonly number[];
  readonly data: Float64Array | readonly string[];
}

/**
 * A table as arrays: each varied path along its axis, each column over the grid (its own indices last), and `failed`, which is 1 where a
 * point has a failure. Truths are 1 and 0.
 */
export function tableArrays({ axes, shape, columns, rows }: Table): NamedArray[] {
  return [
    ...axes.flatMap(({ names, values }) =>
      names.map((name, p) =>
        array(
          name,
          [values[p].length],
          values[p].map((value) => scalar(value)),
        ),
      ),
    ),
    ...columns.map((name, c) => {
      const leaves = rows.map(({ values }) => values[c]);
      const inner = largestShape(leaves);
      const within = places(inner);
      const entries = leaves.flatMap((leaf) => within.map((place) => scalar(entryAt(leaf, place))));
      return array(name, [...shape, ...inner], entries);
    }),
    array(
      "failed",
      shape,
      rows.map(({ failure }) => (failure === undefined ? 0 : 1)),
    ),
  ];
}

function scalar(value: Json | Leaf | undefined): number | string | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value === "number" || typeof value === "string") return value;
  return typeof value === "boolean" ? Number(value) : JSON.stringify(value);
}

/** Numbers where all entries are, texts otherwise; the text .inf is a number. */
function array(name: string, shape: readonly number[], entries: readonly (number | string | undefined)[]): NamedArray {
  const numbers = entries.map((entry) => (typeof entry === "string" ? (INFINITIES[entry] ?? entry) : entry));
  if (numbers.every((entry) => typeof entry !== "string"))
    return { name, shape, data: Float64Array.from(numbers, (entry) => (entry as number | undefined) ?? Number.NaN) };
  return { name, shape, data: entries.map((entry) => String(entry ?? "")) };
}

const INFINITIES: Readonly<Record<string, number>> = {
  ".inf": Number.POSITIVE_INFINITY,
  "-.inf": Number.NEGATIVE_INFINITY,
};
