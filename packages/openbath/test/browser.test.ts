import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { describe, expect, it } from "vitest";

const entry = fileURLToPath(new URL("../src/index.ts", import.meta.url));

describe("the library in a browser", () => {
  it("reaches no module of Node, so that a bundler for browsers takes it as it is", async () => {
    const { errors, outputFiles } = await build({
      entryPoints: [entry],
      bundle: true,
      write: false,
      platform: "browser",
      format: "esm",
      target: "es2022",
      conditions: ["@openbath/source"],
      logLevel: "silent",
    });
    expect(errors).toEqual([]);
    expect(outputFiles[0].text).not.toMatch(/from "node:|require\("(node:|fs|path|process)/);
  });
});
