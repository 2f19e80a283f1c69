/** Where two documents differ, and by how much; numbers are the same within `tolerance` of their own size, or of 1 below it. */
export function differences(a: unknown, b: unknown, tolerance: number, path = "document"): string[] {
  if (typeof a === "number" && typeof b === "number") {
    return Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(a), Math.abs(b)) ? [] : [`${path}: ${a} and ${b}`];
  }
  if (typeof a === "object" && typeof b === "object" && a !== null && b !== null) {
    const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
    return [...keys].flatMap((key) =>
      differences(
        (a as Readonly<Record<string, unknown>>)[key],
        (b as Readonly<Record<string, unknown>>)[key],
        tolerance,
        `${path}.${key}`,
      ),
    );
  }
  return a === b ? [] : [`${path}: ${String(a)} and ${String(b)}`];
}
