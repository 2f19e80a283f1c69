import { defineConfig } from "tsup";
import { baseOptions } from "../../tsup.base.ts";

/** The second entry is for Node; its worker is a file of its own, which threads are started from. */
export default defineConfig({
  ...baseOptions,
  entry: { index: "src/index.ts", "node/index": "src/node/index.ts", "node/worker": "src/node/worker.ts" },
  dts: { compilerOptions: { types: ["node"] } },
  external: [/^node:/],
});
