import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { codeBlocks, promises, run } from "../src/example.ts";

const packages = join(import.meta.dirname, "..", "..", "..", "packages");

describe.each(readdirSync(packages))("the README of %s", (name) => {
  const folder = join(packages, name);

  it("exists and shows at least one example", () => {
    expect(existsSync(join(folder, "README.md"))).toBe(true);
    expect(codeBlocks(readFileSync(join(folder, "README.md"), "utf8")).length).toBeGreaterThan(0);
  });

  it("prints what its comments promise", () => {
    for (const code of codeBlocks(readFileSync(join(folder, "README.md"), "utf8"))) {
      const printed = run(code, folder);
      const promised = promises(code);
      expect(promised.length).toBeGreaterThan(0);
      promised.forEach((text, k) => {
        expect(printed[k]?.trim().startsWith(text), `line ${k + 1}: printed "${printed[k]}", promised "${text}"`).toBe(
          true,
        );
      });
    }
  });
});
