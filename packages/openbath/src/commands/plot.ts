import { basename, join } from "node:path";
import { heatMapSvg, svg } from "@openbath/figures";
import type { Table } from "@openbath/sweeps";
import { ComputationError, UsageError } from "../errors.ts";
import type { Io } from "../io.ts";
import { drawings } from "../plot/drawings.ts";
import { plotPage } from "../plot/plot-page.ts";
import { collected, isBelow } from "./collect.ts";

export interface PlotOptions {
  readonly out: string;
  readonly results?: string;
  readonly only?: readonly string[];
}

/** `openbath plot FILE --out DIR`: the figures of a sweep, each as DIR/NAME.svg, and all of them in DIR/index.html. */
export function plot(file: string, options: PlotOptions, io: Io): void {
  const { table, warnings } = collected(file, options.results, io);
  const figures = drawings(chosenColumns(table, options.only)).map(({ name, figure }) => ({
    name,
    text: "curves" in figure ? svg(figure) : heatMapSvg(figure),
  }));
  const title = file === "-" ? "openbath plot" : basename(file).replace(/\.(ya?ml|json)$/i, "");
  const varied = table.axes.flatMap(({ names }) => names).join(", ");
  const about = `${table.rows.length} points over ${varied}.${warnings.map((warning) => ` ${warning}.`).join("")}`;
  const target = join(options.out, "index.html");
  try {
    io.makeDirectory(options.out);
    for (const { name, text } of figures) io.write(join(options.out, `${name}.svg`), text);
    io.write(
      target,
      plotPage(
        title,
        about,
        figures.map(({ text }) => text),
      ),
    );
  } catch (error) {
    throw new UsageError(`--out ${options.out}: cannot write the figures: ${(error as Error).message}`);
  }
  io.out(`${target}\n`);
  if (warnings.length > 0) throw new ComputationError(warnings.join("; "));
}

/** The columns that --only names: those themselves, and those below them. @throws UsageError for one that there is not */
function chosenColumns(table: Table, only: readonly string[] | undefined): Table {
  if (only === undefined) return table;
  for (const path of only) {
    if (!table.columns.some((column) => isBelow(column, path)))
      throw new UsageError(`--only ${path}: nothing of this name was collected; there are ${table.columns.join(", ")}`);
  }
  const kept = table.columns.flatMap((column, c) =>
    column === "times" || only.some((path) => isBelow(column, path)) ? [c] : [],
  );
  return {
    ...table,
    columns: kept.map((c) => table.columns[c]),
    rows: table.rows.map((row) => ({ ...row, values: kept.map((c) => row.values[c]) })),
  };
}
