import { gzipSync } from "node:zlib";
import { buildSync } from "esbuild";

/** Bytes that all of a package costs a web page: bundled with what it needs, minified, gzipped. */
export function gzippedSize(name: string, resolveDir: string): number {
  const { outputFiles } = buildSync({
    stdin: { contents: `export * from "${name}";`, resolveDir },
    bundle: true,
    write: false,
    format: "esm",
    platform: "browser",
    minify: true,
  });
  return gzipSync(outputFiles[0].contents, { level: 9 }).length;
}
