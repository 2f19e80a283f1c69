// Compiles the AssemblyScript kernels of this folder and writes each, as base64, into src/generated/<name>-wasm.ts.
// With --check nothing is written: it fails where a generated file is not what the sources give.
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import asc from "assemblyscript/asc";

/** Above this a browser may refuse to compile a module synchronously on its main thread. */
const LARGEST = 4096;
/** `tiles` has a memory of its own, the others take the one they are given. */
const KERNELS = {
  tiles: ["--initialMemory", "12"],
  reduce: ["--importMemory"],
  matrices: ["--importMemory"],
  secular: ["--importMemory"],
  congruence: ["--importMemory"],
  "state-vectors": ["--importMemory"],
};
/** Too large for some browsers' main threads, which then take the plain twin; workers compile it everywhere. */
const LARGE = ["state-vectors"];

const folder = dirname(fileURLToPath(import.meta.url));
const check = process.argv.includes("--check");

for (const [name, memory] of Object.entries(KERNELS)) {
  const file = join(folder, "..", "src", "generated", `${name}-wasm.ts`);
  const bytes = await compile(name, memory);
  if (bytes.length >= LARGEST && !LARGE.includes(name))
    throw new Error(`${name}.wasm has ${bytes.length} bytes, the limit is ${LARGEST}`);
  const text = [
    `/** The compiled kernels of wasm/${name}.ts, ${bytes.length} bytes, base64. Written by wasm/build.mjs. */`,
    `export const ${name.replace(/-(.)/g, (_, letter) => letter.toUpperCase())}Wasm =`,
    `  "${Buffer.from(bytes).toString("base64")}";`,
    "",
  ].join("\n");
  if (!check) writeFileSync(file, text);
  else if (readFileSync(file, "utf8") !== text)
    throw new Error(`src/generated/${name}-wasm.ts is not what wasm/${name}.ts compiles to: run npm run build:wasm`);
}

async function compile(name, memory) {
  const written = new Map();
  const { error, stderr } = await asc.main(
    [
      `${name}.ts`,
      "--outFile",
      "out.wasm",
      "-O3",
      "--noAssert",
      "--runtime",
      "stub",
      "--enable",
      "simd",
      ...memory,
    ],
    {
      readFile: (path, base) => (path === `${name}.ts` ? readFileSync(join(folder, path), "utf8") : null),
      writeFile: (path, contents) => void written.set(path, contents),
      listFiles: () => [],
    },
  );
  if (error) throw new Error(`${name}.ts does not compile:\n${stderr.toString()}`);
  return written.get("out.wasm");
}
