import { suggestion } from "@openbath/problem";
import { collectTable, Sweep, type Table, tableCsv, tableJson, tableNpz } from "@openbath/sweeps";
import { readLog, tableHdf5 } from "@openbath/sweeps/node";
import { ComputationError, UsageError } from "../errors.ts";
import type { Io } from "../io.ts";
import { loadSweep } from "../sweeps/load-sweep.ts";
import { version } from "../version.ts";

export interface CollectOptions {
  readonly results?: string;
  readonly out?: string;
  readonly format?: string;
}

/** By name and by the ending of a file. */
const FORMATS: Readonly<Record<string, (table: Table) => string | Uint8Array | Promise<Uint8Array>>> = {
  csv: tableCsv,
  json: tableJson,
  npz: tableNpz,
  hdf5: tableHdf5,
  h5: tableHdf5,
};
const BINARY = ["npz", "hdf5", "h5"];

/** `openbath collect FILE`: what a sweep has found, as one table. */
export async function collect(file: string, options: CollectOptions, io: Io): Promise<void> {
  const format = formatOf(options);
  const { table, warnings } = collected(file, options.results, io);
  const content = await FORMATS[format](table);
  const { out } = options;
  try {
    if (out === undefined) io.out(content as string);
    else if (typeof content === "string") io.write(out, content);
    else io.writeBytes(out, content);
  } catch (error) {
    throw new UsageError(`--out ${out}: cannot write: ${(error as Error).message}`);
  }
  if (warnings.length > 0) throw new ComputationError(warnings.join("; "));
}

/** A sweep's table, and what is amiss with it. @throws UsageError when nothing at all was found */
export function collected(
  file: string,
  results: string | undefined,
  io: Io,
): { readonly table: Table; readonly warnings: readonly string[] } {
  const { sweep, log } = loadSweep(file, results, io);
  const { outcomes } = readLog(log);
  const table = collectTable(sweep, outcomes, version);
  if (table.missing === sweep.size)
    throw new UsageError(`there are no results of this sweep in ${log}; run openbath sweep ${file} first`);
  const failed = table.rows.filter(({ failure }) => failure !== undefined).length;
  const warnings = [
    ...(table.missing > 0 ? [`${table.missing} of ${sweep.size} points are not solved yet`] : []),
    ...(failed > 0 ? [`${failed} of ${sweep.size} points failed`] : []),
    ...lost(sweep, table, () => collectTable(new Sweep({ ...sweep.parts, collect: [] }), outcomes, version).columns),
  ];
  return { table, warnings };
}

/** A warning for each path of `collect` at which no point has anything. @param all the columns that there would be without it */
function lost(sweep: Sweep, table: Table, all: () => readonly string[]): string[] {
  const paths = sweep.parts.collect.filter((path) => !table.columns.some((column) => isBelow(column, path)));
  if (paths.length === 0) return [];
  const known = all();
  if (known.length === 0) return []; // no point has a value, which is another warning
  const some = known.length > NAMED ? [...known.slice(0, NAMED), "others"] : known;
  return paths.map(
    (path) => `collect: no point has anything at ${path}${suggestion(path, known)}; there are ${some.join(", ")}`,
  );
}

/** Columns are named in a warning up to this many. */
const NAMED = 8;

/** Whether a column is what stands at a path, or a part of it. */
export const isBelow = (column: string, path: string): boolean =>
  column === path || column.startsWith(`${path}.`) || column.startsWith(`${path}[`);

function formatOf({ format, out }: CollectOptions): string {
  const found = format ?? out?.split(".").at(-1)?.toLowerCase() ?? "csv";
  if (!Object.hasOwn(FORMATS, found))
    throw new UsageError(
      `${format === undefined ? `--out ${out}` : "--format"}: expected csv, json, npz or hdf5${format === undefined ? " for the ending" : ""}, got ${found}`,
    );
  if (BINARY.includes(found) && out === undefined) throw new UsageError(`--format ${found} needs --out FILE`);
  return found;
}
