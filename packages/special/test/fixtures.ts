import { readdirSync, readFileSync } from "node:fs";

/** Rows of one function: arguments, then the expected value (two columns when complex). */
export type Rows = readonly (readonly number[])[];

/** All tables of test/fixtures, which tools/fixtures/special.py writes. */
export function readFixtures(): Map<string, Rows> {
  const directory = new URL("./fixtures/", import.meta.url);
  const tables = new Map<string, Rows>();
  for (const file of readdirSync(directory)) {
    const content: Record<string, Rows> = JSON.parse(readFileSync(new URL(file, directory), "utf8"));
    for (const [name, rows] of Object.entries(content)) tables.set(name, rows);
  }
  return tables;
}
