import { defineConfig } from "tsup";
import { baseOptions } from "../../tsup.base.ts";

/** The second entry is for Node, the third for those who write engines. */
export default defineConfig({
  ...baseOptions,
  entry: { index: "src/index.ts", "node/index": "src/node/index.ts", conformance: "src/conformance.ts" },
  dts: { compilerOptions: { types: ["node"] } },
  external: [/^node:/],
});
