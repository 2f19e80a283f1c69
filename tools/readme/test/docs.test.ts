import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { codeBlocks, promises, run } from "../src/example.ts";

const root = join(import.meta.dirname, "..", "..", "..");
const docs = join(root, "docs");
const generated = /^(node_modules|\.vitepress|api|public|playground)(\/|$)/;

const pages = readdirSync(docs, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".md") && !generated.test(name))
  .map((name) => join(docs, name))
  .concat(join(root, "README.md"), join(root, "CONTRIBUTING.md"));

const examples = pages.flatMap((page) =>
  codeBlocks(readFileSync(page, "utf8")).map((code, k) => [`${relative(root, page)}, block ${k + 1}`, code] as const),
);

describe("the code on the site", () => {
  it("is all in blocks that are run", () => {
    for (const page of pages) {
      const text = readFileSync(page, "utf8");
      expect(text.match(/^ *```(ts|typescript|js|javascript)/gm)?.length ?? 0, page).toBe(codeBlocks(text).length);
    }
  });

  it.each(examples)("%s prints what its comments promise", (_, code) => {
    const promised = promises(code);
    expect(promised.length).toBeGreaterThan(0);
    const printed = run(code, docs).map((line) => line.trim());
    expect(printed.length).toBe(promised.length);
    promised.forEach((text, k) => {
      expect(printed[k].startsWith(text), `line ${k + 1}: printed "${printed[k]}", promised "${text}"`).toBe(true);
    });
  });
});
