import type { Json } from "../json.ts";
import type { Sweep } from "../sweep.ts";
import type { Outcome } from "../task.ts";
import { flatten, type Leaf } from "./flatten.ts";
import { mergeShards } from "./merge-shards.ts";

/** What was asked for, point by point: a row for each point in the order of the grid, whatever the order in which they were solved. */
export interface Table {
  /** The varied paths of each axis and their values. */
  readonly axes: readonly { readonly names: readonly string[]; readonly values: readonly (readonly Json[])[] }[];
  readonly shape: readonly number[];
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
  /** Points without an outcome. */
  readonly missing: number;
}

export interface Row {
  readonly parameters: Readonly<Record<string, Json>>;
  /** By column; a column that this point lacks is null. */
  readonly values: readonly Leaf[];
  /** What went wrong at this point, if anything did. */
  readonly failure?: string;
}

/** Gathers a sweep's outcomes, by key, into a table. */
export function collectTable(sweep: Sweep, outcomes: ReadonlyMap<string, Outcome>, version: string): Table {
  const { axes, shards, collect } = sweep.parts;
  const found = Array.from({ length: sweep.size }, (_, index) => {
    const parts = Array.from({ length: shards }, (_, shard) => outcomes.get(sweep.task(index, shard, version).key));
    const whole = parts.filter((part) => part !== undefined);
    const failure = whole.find((part) => part.failure !== undefined)?.failure?.message;
    const values = whole.map(({ value }) => value).filter((value) => value !== undefined);
    const leaves = values.length === shards ? flatten(mergeShards(values), collect) : new Map<string, Leaf>();
    return { leaves, failure, missing: whole.length < shards && failure === undefined };
  });
  const columns = [...new Set(found.flatMap(({ leaves }) => [...leaves.keys()]))];
  return {
    axes: axes.map(({ names, values }) => ({ names, values })),
    shape: sweep.shape,
    columns,
    rows: found.map(({ leaves, failure }, index) => ({
      parameters: sweep.parameters(index),
      values: columns.map((name) => leaves.get(name) ?? null),
      ...(failure === undefined ? {} : { failure }),
    })),
    missing: found.filter(({ missing }) => missing).length,
  };
}
