import type { Options } from "tsup";

/** One build for every package: ES modules (which Node >= 20.19 also `require`s), types and source maps. */
export const baseOptions: Options = {
  entry: ["src/index.ts"],
  format: ["esm"],
  dts: true,
  sourcemap: true,
  clean: true,
  target: "es2022",
  platform: "neutral",
  treeshake: true,
};
