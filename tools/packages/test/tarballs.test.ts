import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { buildSync } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exampleProjects, importMap, installedAlone, promises } from "../src/example-projects.ts";
import { gzippedSize } from "../src/size.ts";
import { type Package, pack, run, workspace } from "../src/workspace.ts";

const packages = workspace();
const libraries = packages.filter(({ manifest }) => manifest.bin === undefined);
/** Those that say of themselves that they are for Node alone have no place in a browser. */
const forBrowsers = libraries.filter(({ manifest }) => Object.hasOwn(manifest.exports["."] as object, "default"));
const budgets: Readonly<Record<string, number>> = JSON.parse(
  readFileSync(join(import.meta.dirname, "..", "size-budget.json"), "utf8"),
);
let folder = "";
const tarballs = new Map<Package, string>();

/** The entry points of a package that can be imported as code. */
const entries = ({ manifest }: Package): string[] =>
  Object.keys(manifest.exports)
    .filter((key) => !key.endsWith(".json") && !key.endsWith("/ml-matrix"))
    .map((key) => `${manifest.name}${key.slice(1)}`);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "openbath-tarballs-"));
  for (const one of packages) tarballs.set(one, pack(one, folder));
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "stranger", private: true }));
  run(
    "npm",
    ["install", "--no-audit", "--no-fund", "--prefer-offline", "--ignore-scripts", ...tarballs.values()],
    folder,
  );
}, 300_000);

afterAll(() => {
  for (const one of [folder, `${folder}-examples`]) rmSync(one, { recursive: true, force: true });
});

describe("the tarballs in a project of their own", () => {
  it.each(packages.map((one) => [one.manifest.name, one] as const))(
    "%s works by import and by require",
    (_, one) => {
      for (const entry of entries(one)) {
        const imported = run(
          process.execPath,
          ["--input-type=module", "-e", `console.log(Object.keys(await import("${entry}")).length)`],
          folder,
        );
        const required = run(
          process.execPath,
          ["--input-type=commonjs", "-e", `console.log(Object.keys(require("${entry}")).length)`],
          folder,
        );
        expect(Number(imported)).toBeGreaterThan(0);
        expect(Number(required)).toBeGreaterThanOrEqual(Number(imported)); // a required ES module shows its __esModule flag too
      }
    },
    60_000,
  );

  it.each(forBrowsers.map(({ manifest }) => manifest.name))(
    "%s bundles for a browser with what it names, within its budget of gzipped bytes",
    (name) => {
      expect(gzippedSize(name, folder)).toBeLessThanOrEqual(budgets[name]);
    },
  );

  it("types resolve in TypeScript, as Node and as bundlers look for them", () => {
    const source = libraries
      .flatMap(entries)
      .map((entry, k) => `import * as part${k} from "${entry}";\nexport const names${k} = Object.keys(part${k});`);
    mkdirSync(join(folder, "types"), { recursive: true });
    writeFileSync(join(folder, "types", "all.mts"), source.join("\n"));
    const tsc = join(import.meta.dirname, "..", "..", "..", "node_modules", "typescript", "bin", "tsc");
    for (const [module, moduleResolution] of [
      ["node16", "node16"],
      ["esnext", "bundler"],
    ]) {
      const compilerOptions = {
        noEmit: true,
        strict: true,
        target: "es2022",
        lib: ["es2023", "dom"],
        module,
        moduleResolution,
        types: [],
      };
      writeFileSync(join(folder, "types", "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["all.mts"] }));
      run(process.execPath, [tsc, "-p", "types"], folder);
    }
  }, 120_000);

  it.each(exampleProjects().map((project) => [basename(project), project] as const))(
    "examples/%s does what its comments promise, with what it names and no other package",
    (_, project) => {
      const copy = installedAlone(project, folder, `${folder}-examples`);
      const { imports } = importMap(copy);
      for (const [name, target] of Object.entries(imports)) expect(existsSync(join(copy, target)), name).toBe(true);
      if (existsSync(join(copy, "index.js"))) {
        const promised = promises(readFileSync(join(copy, "index.js"), "utf8"));
        expect(promised.length).toBeGreaterThan(0);
        expect(run(process.execPath, ["index.js"], copy).trimEnd().split("\n")).toEqual(promised);
      } else {
        // a page: its map is all that a browser has to find packages by
        const { metafile } = buildSync({
          entryPoints: ["main.js", ...Object.values(imports)].map((file) => join(copy, file)),
          bundle: true,
          packages: "external",
          write: false,
          outdir: copy,
          format: "esm",
          metafile: true,
        });
        for (const { imports: found } of Object.values(metafile.outputs)) {
          for (const { path, external } of found) if (external) expect(Object.keys(imports)).toContain(path);
        }
        const numbers = run(
          process.execPath,
          ["-e", 'import("./solve.js").then(({ polarisations }) => console.log(JSON.stringify(polarisations(0.5))))'],
          copy,
        );
        // equal temperatures: eigenbasis Lindblad has the Gibbs state, Redfield is within epsilon^2 of it
        const [redfield, eigenbasis] = JSON.parse(numbers) as { readonly values: readonly number[] }[];
        expect(Math.abs(redfield.values[0] - eigenbasis.values[0])).toBeLessThan(0.01);
      }
    },
    60_000,
  );

  it("the command line runs from its tarball", () => {
    expect(run("npx", ["--no-install", "openbath", "--version"], folder).trim()).toBe(
      packages.find(({ manifest }) => manifest.name === "openbath")?.manifest.version,
    );
  }, 60_000);
});

describe.each(packages.map((one) => [one.manifest.name, one.manifest] as const))(
  "the manifest of %s",
  (_, manifest) => {
    it("says what the house asks of every package", () => {
      expect(manifest.type).toBe("module");
      expect(manifest.sideEffects).toBe(false);
      expect(manifest.license).toBe("MIT");
      expect(Object.keys(manifest.exports)).toContain("./package.json");
    });

    it("asks for ranges, so that one copy of a library can serve all that use it", () => {
      for (const [name, range] of Object.entries(manifest.dependencies ?? {})) {
        expect(range, name).toMatch(/^(workspace:)?\^/);
      }
    });
  },
);
