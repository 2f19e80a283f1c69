import { existsSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { docs, run } from "./run.ts";

/** The reference of every package from its doc comments, one page a package: docs/api/NAME.md and an index. */
export function apiReference(): void {
  const folder = join(docs, "api");
  rmSync(folder, { recursive: true, force: true });
  run("docs/node_modules/typedoc/bin/typedoc", [], docs);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    const page = join(folder, `${entry.name}.md`);
    renameSync(join(folder, entry.name, "src.md"), page);
    rmdirSync(join(folder, entry.name));
    const text = readFileSync(page, "utf8")
      .replace(/^# .*$/m, `# @openbath/${entry.name}`)
      .replace(/<a id="[^"]*"><\/a> /g, "")
      .replace(/\]\(\.\.\/\.\.\/([a-z-]+)\/src\.md/g, "](./$1.md")
      .replace(/\]\(\.\.\/([a-z-]+)\/src\.md/g, "](./$1.md");
    writeFileSync(
      page,
      `---\noutline: [2, 3]\npageClass: reference\n---\n\n${withoutTags(belowTheirNames(namedByType(text)))}`,
    );
  }
  rmSync(join(folder, "README.md"));
  writeFileSync(join(folder, "index.md"), contents());
}

/** Headings of doc comments, written as second-level ones, belong to the name they describe, which is of the third level. */
export const belowTheirNames = (markdown: string): string =>
  markdown.replace(/^## (?!(Classes|Enumerations|Functions|Interfaces|References|Type Aliases|Variables)$)/gm, "#### ");

/** Parameters that are taken apart in the signature have no name of their own: they are called by their type, svg(figure: Figure). */
export const namedByType = (markdown: string): string =>
  markdown.replace(/__namedParameters(\d*)(\.\w+)?(\??`?(?:: | \| ))(.*)/g, (_, count, property, between, rest) => {
    const type =
      /^[^\w\\{]*(?:(?:Pick|Omit|Partial|Readonly)\W+(?:lt;\W*)?)?([A-Z]\w*)/.exec(rest)?.[1] ?? "Parameters";
    const name = /(Options|Parameters)$/.exec(type)?.[1] ?? type;
    return `${name[0].toLowerCase()}${name.slice(1)}${count}${property ?? ""}${between}${rest}`;
  });

/** The first page of the reference: every package with what its manifest says of it. */
function contents(): string {
  const packages = join(docs, "..", "packages");
  const rows = readdirSync(packages)
    .filter((name) => existsSync(join(docs, "api", `${name}.md`)))
    .map((name) => {
      const { description } = JSON.parse(readFileSync(join(packages, name, "package.json"), "utf8"));
      return `| [@openbath/${name}](./${name}) | ${description} |`;
    });
  return [
    "# Reference",
    "",
    "Every package's functions and types, from their doc comments. What a package computes, with which accuracy and at what cost, is in its README.",
    "",
    "| package | what it is |",
    "| --- | --- |",
    ...rows,
    "",
  ].join("\n");
}

/** Doc comments write <a|rho|b> and x < y: outside code, no "<" is the beginning of a tag, and no "{{" that of a template. */
export function withoutTags(markdown: string): string {
  return markdown
    .split(/^(```[\s\S]*?^```)$/m)
    .map((part) =>
      part.startsWith("```")
        ? part
        : part
            .split(/(`[^`\n]*`)/)
            .map((span) =>
              span.startsWith("`")
                ? span
                : span.replace(/\\?</g, "&lt;").replaceAll("{{", "&#123;&#123;").replaceAll("$", "&#36;"),
            )
            .join(""),
    )
    .join("");
}
