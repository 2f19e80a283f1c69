import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";

const EXAMPLES = join(import.meta.dirname, "..", "..", "..", "examples");

/** The folders under examples that are projects of their own. */
export function exampleProjects(): string[] {
  return readdirSync(EXAMPLES)
    .map((name) => join(EXAMPLES, name))
    .filter((folder) => existsSync(join(folder, "package.json")));
}

/** A copy of a project with the packages that it names and those that they name, taken from `source`, and nothing else. */
export function installedAlone(project: string, source: string, into: string): string {
  const copy = join(into, basename(project));
  cpSync(project, copy, { recursive: true });
  const visit = (manifest: string): void => {
    const { dependencies = {} } = JSON.parse(readFileSync(manifest, "utf8")) as {
      readonly dependencies?: Readonly<Record<string, string>>;
    };
    for (const name of Object.keys(dependencies)) {
      const target = join(copy, "node_modules", name);
      if (existsSync(target)) continue;
      mkdirSync(target, { recursive: true });
      cpSync(join(source, "node_modules", name), target, { recursive: true });
      visit(join(target, "package.json"));
    }
  };
  visit(join(copy, "package.json"));
  return copy;
}

/** The import map of a project's page; empty where it has no page. */
export function importMap(project: string): { readonly imports: Readonly<Record<string, string>> } {
  const page = join(project, "index.html");
  if (!existsSync(page)) return { imports: {} };
  const [, map] = readFileSync(page, "utf8").match(/<script type="importmap">([\s\S]*?)<\/script>/) ?? [];
  return JSON.parse(map) as { readonly imports: Readonly<Record<string, string>> };
}

/** What the comments `// => text` promise, in order. */
export function promises(code: string): string[] {
  return [...code.matchAll(/\/\/ => (.*)$/gm)].map(([, text]) => text.trim());
}
