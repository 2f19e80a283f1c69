/** Significant digits of a number in a table: more than any method's accuracy, and no rounding noise. */
const DIGITS = 12;

/** A table as comma-separated values (RFC 4180, but with line feeds); a number that is not finite is left empty. */
export function csv(headings: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return [headings, ...rows].map((row) => `${row.map(cell).join(",")}\n`).join("");
}

function cell(value: string | number): string {
  if (typeof value === "number") return Number.isFinite(value) ? String(Number(value.toPrecision(DIGITS))) : "";
  return /[",\n\r]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
