import { defineConfig } from "vitest/config";

const conditions = ["@openbath/source", "module", "node", "import", "default"];

/** Tests run on the sources of every package through the source export condition: no build is needed first. */
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    include: ["packages/*/test/**/*.test.ts", "tools/*/test/**/*.test.ts", "docs/playground/**/*.test.ts"],
    testTimeout: 60_000,
    passWithNoTests: true,
  },
});
