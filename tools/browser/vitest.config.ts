import { defineConfig } from "vitest/config";

const conditions = ["@openbath/source", "module", "node", "import", "default"];

/** The tests in a real browser stand apart: they need Chromium and the built site. */
export default defineConfig({
  root: import.meta.dirname,
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    include: ["browser-test/**/*.test.ts"],
    testTimeout: 120_000,
    hookTimeout: 60_000,
    fileParallelism: false,
  },
});
