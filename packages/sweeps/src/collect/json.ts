import type { Table } from "./table.ts";

/** The table as one JSON document: axes, and for each point its parameters, its values by column, and what went wrong. */
export function tableJson({ axes, shape, columns, rows }: Table): string {
  const points = rows.map(({ parameters, values, failure }) => ({
    parameters,
    values: Object.fromEntries(columns.map((name, c) => [name, values[c]])),
    ...(failure === undefined ? {} : { failure }),
  }));
  const parts = axes.map(({ names, values }) => Object.fromEntries(names.map((name, p) => [name, values[p]])));
  return `${JSON.stringify({ axes: parts, shape, columns, points }, null, 1)}\n`;
}
