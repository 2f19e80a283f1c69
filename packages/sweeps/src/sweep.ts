import type { Path } from "@openbath/problem";
import type { Json, JsonObject } from "./json.ts";
import { replaced } from "./path.ts";
import { type Command, type OwnCommand, type Task, task } from "./task.ts";

/** One direction of the grid: a path and its values, or several paths that go together. */
export interface Axis {
  readonly names: readonly string[];
  readonly paths: readonly Path[];
  /** values[p][k] is the k-th value of the p-th path. */
  readonly values: readonly (readonly Json[])[];
  readonly length: number;
}

/** A sweep: a problem, what is asked of it, and the grid of values over which it varies. */
export interface SweepParts {
  readonly command: Command | OwnCommand;
  readonly options: JsonObject;
  /** The shares into which the trajectories of a point are divided; 1 for other commands. */
  readonly shards: number;
  readonly problem: JsonObject;
  readonly files: Readonly<Record<string, string>>;
  readonly axes: readonly Axis[];
  readonly collect: readonly string[];
  readonly timeLimit?: number;
}

/** The points of a sweep by their index: the last axis runs fastest. */
export class Sweep {
  readonly parts: SweepParts;
  /** Number of points. */
  readonly size: number;
  /** Number of tasks: points times shards. */
  readonly tasks: number;

  constructor(parts: SweepParts) {
    this.parts = parts;
    this.size = parts.axes.reduce((product, { length }) => product * length, 1);
    this.tasks = this.size * parts.shards;
  }

  /** Lengths of the axes. */
  get shape(): readonly number[] {
    return this.parts.axes.map(({ length }) => length);
  }

  /** The varied values of a point, by path. */
  parameters(index: number): Readonly<Record<string, Json>> {
    const entries = this.#places(index).flatMap((k, a) => {
      const { names, values } = this.parts.axes[a];
      return names.map((name, p) => [name, values[p][k]] as const);
    });
    return Object.fromEntries(entries);
  }

  /** The problem of a point. */
  problem(index: number): JsonObject {
    let problem: Json = this.parts.problem;
    this.#places(index).forEach((k, a) => {
      const { paths, values } = this.parts.axes[a];
      paths.forEach((path, p) => {
        problem = replaced(problem, path, values[p][k]);
      });
    });
    return problem as JsonObject;
  }

  /** A point's task for the code of some version. @param shard the share of its trajectories, from 0 @param key that of the task, when it is known */
  task(index: number, shard: number, version: string, key?: string): Task {
    const { command, options, shards, files } = this.parts;
    const share = shards === 1 ? options : { ...options, shard: { index: shard, of: shards } };
    const parts = { version, command, problem: this.problem(index), options: share, files };
    return key === undefined ? task(parts) : { key, ...parts };
  }

  #places(index: number): number[] {
    const places: number[] = [];
    let rest = index;
    for (const { length } of [...this.parts.axes].reverse()) {
      places.unshift(rest % length);
      rest = Math.floor(rest / length);
    }
    return places;
  }
}
