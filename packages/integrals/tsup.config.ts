import { defineConfig } from "tsup";
import { baseOptions } from "../../tsup.base.ts";

/** The second entry is for those who lay out their own quadrature; it is kept out of the first to keep that small. */
export default defineConfig({
  ...baseOptions,
  entry: { index: "src/index.ts", "cauchy-panel": "src/cauchy-panel.ts" },
});
