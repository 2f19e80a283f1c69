import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openbath } from "./support/command-line.ts";

const root = join(import.meta.dirname, "..", "..", "..");
const readme = readFileSync(join(root, "README.md"), "utf8");
const block = (language: string): string =>
  readme.match(new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\``, "m"))?.[1] ?? "";

describe("the README of the repository", () => {
  it("shows the example as it is", () => {
    expect(block("yaml")).toBe(readFileSync(join(root, "examples", "xxz-two-baths.yaml"), "utf8"));
  });

  it("shows what the command prints for it, line by line", async () => {
    const { out } = await openbath(["solve", "-"], { "-": block("yaml") });
    const shown = block("text").trimEnd().split("\n\n");
    expect(shown).toHaveLength(3);
    for (const part of shown) expect(out).toContain(part);
  });

  it("begins with a problem of one's own that solves, as the first page of the site does", async () => {
    const start = readFileSync(join(root, "docs", "start.md"), "utf8").match(/^```yaml\n([\s\S]*?)^```/m)?.[1] ?? "";
    for (const own of [block("yml"), start]) {
      const { code, out } = await openbath(["solve", "-"], { "-": own });
      expect(code).toBe(0);
      expect(out).toContain("polarisation");
    }
  });

  it("lists every package, and nothing that is not there", () => {
    const listed = [...readme.matchAll(/\]\((packages\/[a-z-]+)\) +\|/g)].map(([, path]) => path);
    expect(listed.toSorted()).toEqual(
      readdirSync(join(root, "packages"))
        .map((name) => `packages/${name}`)
        .toSorted(),
    );
    for (const [, path] of readme.matchAll(/\]\((packages\/[^)]+)\)/g)) expect(existsSync(join(root, path))).toBe(true);
  });

  it("names commands that package.json has", () => {
    const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    for (const [, name] of readme.matchAll(/npm (?:run )?(start|test|bench|reproduce|docs)/g))
      expect(scripts).toHaveProperty(name);
  });
});

describe("the page that says which equation to use", () => {
  const page = readFileSync(join(root, "docs", "which-equation.md"), "utf8");
  const [unequal, equal] = [...page.matchAll(/^```text\n([\s\S]*?)^```/gm)].map(([, text]) => text.split("\n"));
  const example = block("yaml");

  it("shows what the command prints for baths of unequal and of equal temperature, line by line", async () => {
    const { out } = await openbath(["solve", "-"], { "-": example });
    for (const line of unequal) expect(out).toContain(line);
    const same = example.replace("beta: 5,", "beta: 0.5,").replace("g: 0.1 ", "g: 0.3 ");
    const { out: still } = await openbath(["solve", "-"], { "-": same });
    for (const line of equal) expect(still).toContain(line);
  });
});
