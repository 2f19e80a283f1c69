/** What rounding leaves of a number that would be zero, of matrices with entries up to 1. */
const ROUNDING = 1e-16;

/**
 * Where two documents differ. Numbers that stand in one list or one record are measured by the largest of them: each must
 * be the same to `tolerance` of it, but for what is rounding in any case.
 */
export function differences(a: unknown, b: unknown, tolerance: number, path = "document", scale = 0): string[] {
  if (typeof a === "number" && typeof b === "number") {
    const size = Math.max(scale, Math.abs(a), Math.abs(b));
    return Math.abs(a - b) <= tolerance * size + ROUNDING ? [] : [`${path}: ${a} and ${b}, beside ${size}`];
  }
  if (typeof a === "object" && typeof b === "object" && a !== null && b !== null) {
    const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])];
    const entries = keys.map((key) => [key, member(a, key), member(b, key)] as const);
    const largest = Math.max(0, ...entries.flatMap(([, x, y]) => [sizeOf(x), sizeOf(y)]));
    return entries.flatMap(([key, x, y]) => differences(x, y, tolerance, `${path}.${key}`, largest));
  }
  return a === b ? [] : [`${path}: ${String(a)} and ${String(b)}`];
}

const member = (object: object, key: string): unknown => (object as Readonly<Record<string, unknown>>)[key];

const sizeOf = (x: unknown): number => (typeof x === "number" ? Math.abs(x) : 0);
