import { csvFormatRows } from "d3-dsv";
import type { Json } from "../json.ts";
import type { Leaf } from "./flatten.ts";
import type { Table } from "./table.ts";

/** One row a point: the varied values, what was collected (arrays entry by entry, as `populations[0]`), and what went wrong. */
export function tableCsv({ axes, columns, rows }: Table): string {
  const names = axes.flatMap((axis) => axis.names);
  const shapes = columns.map((_, c) => largestShape(rows.map(({ values }) => values[c])));
  const failures = rows.some(({ failure }) => failure !== undefined);
  const heading = [
    ...names,
    ...columns.flatMap((name, c) => places(shapes[c]).map((place) => `${name}${place.map((k) => `[${k}]`).join("")}`)),
    ...(failures ? ["failure"] : []),
  ];
  const body = rows.map(({ parameters, values, failure }) => [
    ...names.map((name) => cell(parameters[name])),
    ...values.flatMap((value, c) => places(shapes[c]).map((place) => cell(entryAt(value, place)))),
    ...(failures ? [failure ?? ""] : []),
  ]);
  return `${csvFormatRows([heading, ...body])}\n`;
}

const cell = (value: Json | undefined): string => {
  if (value === null || value === undefined) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
};

/** The smallest box that holds all of some leaves; empty for single values. */
export function largestShape(leaves: readonly Leaf[]): readonly number[] {
  return leaves.reduce<readonly number[]>((shape, leaf) => {
    const here = shapeOf(leaf);
    return Array.from({ length: Math.max(shape.length, here.length) }, (_, k) => Math.max(shape[k] ?? 0, here[k] ?? 0));
  }, []);
}

function shapeOf(leaf: Leaf): readonly number[] {
  if (!Array.isArray(leaf)) return [];
  return [leaf.length, ...largestShape(leaf)];
}

/** All places of a box, the last index fastest. */
export function places(shape: readonly number[]): number[][] {
  return shape.reduce<number[][]>(
    (all, length) => all.flatMap((place) => Array.from({ length }, (_, k) => [...place, k])),
    [[]],
  );
}

/** What stands at a place of a leaf; undefined outside of it. */
export function entryAt(leaf: Leaf, place: readonly number[]): Json | undefined {
  return place.reduce<Json | undefined>((value, k) => (Array.isArray(value) ? value[k] : undefined), leaf as Json);
}
