export { linspace, logspace } from "./axis-values.ts";
export { type NamedArray, tableArrays } from "./collect/arrays.ts";
export { tableCsv } from "./collect/csv.ts";
export { flatten, type Leaf, type NumberArray } from "./collect/flatten.ts";
export { tableJson } from "./collect/json.ts";
export { mergeShards } from "./collect/merge-shards.ts";
export { npy, tableNpz } from "./collect/npz.ts";
export { collectTable, type Row, type Table } from "./collect/table.ts";
export { concurrently } from "./concurrent.ts";
export { type Engine, EngineError, type RunOptions } from "./engine.ts";
export { type GridSweep, gridSweep } from "./grid-sweep.ts";
export { inlineEngine } from "./inline-engine.ts";
export { canonical, isObject, type Json, type JsonObject, toJson } from "./json.ts";
export { describePoint, type ParseSweepOptions, parseSweep } from "./parse-sweep.ts";
export { duration, type Progress, ProgressCount } from "./progress.ts";
export { type Answer, type Solver, solved } from "./solver.ts";
export { type Axis, Sweep, type SweepParts } from "./sweep.ts";
export {
  COMMANDS,
  type Command,
  type Failure,
  type Outcome,
  type OwnCommand,
  parseOutcome,
  parseTask,
  REASONS,
  type Task,
  task,
} from "./task.ts";
