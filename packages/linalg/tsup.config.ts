import { defineConfig } from "tsup";
import { baseOptions } from "../../tsup.base.ts";

export default defineConfig({
  ...baseOptions,
  entry: {
    index: "src/index.ts",
    "ml-matrix": "src/ml-matrix.ts",
    "state-vectors/index": "src/state-vectors/index.ts",
    "threads/index": "src/threads/index.ts",
  },
});
