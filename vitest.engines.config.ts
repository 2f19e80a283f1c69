import { defineConfig } from "vitest/config";
import base from "./vitest.config.ts";

/** The engines against the servers that they are for: redis-server, and Slurm with munge. */
export default defineConfig({
  ...base,
  test: {
    include: ["packages/*/test/**/*.engine-test.ts", "tools/*/test/**/*.engine-test.ts"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    fileParallelism: false,
  },
});
