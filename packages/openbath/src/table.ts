/** A table of text: a heading row, a rule, rows. Numbers are aligned by their right end, words by their left. */
export function table(heading: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = heading.map((title, k) => Math.max(title.length, ...rows.map((row) => row[k]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, k) => (k === 0 ? cell.padEnd(widths[k]) : cell.padStart(widths[k])))
      .join("  ")
      .trimEnd();
  const rule = widths.map((width) => "-".repeat(width)).join("  ");
  return [line(heading), rule, ...rows.map(line)].join("\n");
}

/** A number for people: six digits, an exponent where that is shorter, exact zeros as 0. */
export function figure(x: number | undefined): string {
  if (x === undefined) return "";
  if (!Number.isFinite(x)) return Number.isNaN(x) ? "undefined" : x > 0 ? "infinite" : "-infinite";
  if (x === 0) return "0";
  const size = Math.abs(x);
  return size < 1e-3 || size >= 1e6 ? x.toExponential(4) : x.toFixed(Math.max(0, 5 - Math.floor(Math.log10(size))));
}
