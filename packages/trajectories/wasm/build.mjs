// Compiles wasm/kernel.ts to src/generated/kernel.wasm.ts. The output is committed; run this after a change of the kernel.
import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import asc from "assemblyscript/asc";

const here = new URL("./", import.meta.url);
const { error, stderr, stdout, binary } = await compile();
if (error) {
  console.error(stderr.toString());
  throw error;
}
if (stdout.toString()) console.log(stdout.toString());
const text = Buffer.from(binary).toString("base64");
const lines = text.match(/.{1,110}/g).map((line) => `  "${line}"`);
await writeFile(
  new URL("../src/generated/kernel.wasm.ts", here),
  `// Made by wasm/build.mjs from wasm/kernel.ts; ${binary.length} bytes. Do not edit.\nexport const KERNEL_WASM: string =\n${lines.join(" +\n")};\n`,
);
console.log(`kernel: ${binary.length} bytes`);

async function compile() {
  let binary;
  const result = await asc.main(
    ["kernel.ts", "--outFile", "kernel.wasm", "-O3", "--noAssert", "--runtime", "stub", "--enable", "simd", "--importMemory"],
    {
      readFile: async (name, base) => {
        const { readFile } = await import("node:fs/promises");
        return readFile(fileURLToPath(new URL(name, here)), "utf8").catch(() => null);
      },
      writeFile: (name, contents) => {
        if (name.endsWith(".wasm")) binary = contents;
      },
      listFiles: () => [],
    },
  );
  return { ...result, binary };
}
