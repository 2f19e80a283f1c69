import { csvFormatRows } from "d3-dsv";
import type { CurvePoint } from "./curve.ts";
import type { Quantity } from "./setting.ts";

/** The curves as comma-separated values: one row for each value of the parameter, one column for each quantity of each series. */
export function curvesCsv(
  parameter: string,
  curve: readonly CurvePoint[],
  series: readonly string[],
  quantities: readonly Quantity[],
): string {
  const columns = quantities.flatMap(({ key, title }) =>
    series.map((name) => ({ key, name, title: `${title}, ${name}` })),
  );
  const filled = columns.filter(({ key, name }) => curve.some(({ numbers }) => numbers[name]?.[key] !== undefined));
  const rows = curve.map(({ x, numbers }) => [
    String(x),
    ...filled.map(({ key, name }) => String(numbers[name]?.[key] ?? "")),
  ]);
  return `${csvFormatRows([[parameter, ...filled.map(({ title }) => title)], ...rows])}\n`;
}
