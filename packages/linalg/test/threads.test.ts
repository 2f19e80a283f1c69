import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import { afterEach, describe, expect, it, vi } from "vitest";
import { ComplexMatrix, multiply } from "../src/index.ts";
import { openThreads, withThreads } from "../src/threads/index.ts";
import { randomMatrix } from "./support.ts";

const sameData = (a: ComplexMatrix, b: ComplexMatrix): boolean => a.data.every((x, at) => x === b.data[at]);

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("a product on several threads", () => {
  it.each([
    [2, 257, 260, 300, false],
    [3, 131, 1100, 129, false],
    [2, 301, 257, 259, true],
  ])(
    "has the bits of the product on one (%i threads, %i x %i times %i columns, real: %s)",
    async (count, rows, depth, cols, real) => {
      const a = randomMatrix(rows, depth, 1, real);
      const b = randomMatrix(depth, cols, 2, real);
      await withThreads(
        async (threads) => {
          expect(threads.reason).toBeUndefined();
          expect(threads.count).toBe(count);
          expect(sameData(await threads.multiply(a, b), multiply(a, b))).toBe(true);
        },
        { count },
      );
    },
  );

  it("waits for its turn, and finds the room that it needs whatever came before", async () => {
    await withThreads(
      async (threads) => {
        const small = [randomMatrix(260, 260, 3), randomMatrix(260, 260, 4)] as const;
        const large = [randomMatrix(300, 700, 5), randomMatrix(700, 280, 6)] as const;
        const real = [randomMatrix(270, 270, 7, true), randomMatrix(270, 270, 8, true)] as const;
        const out = ComplexMatrix.zeros(300, 280);
        const products = await Promise.all([
          threads.multiply(...small),
          threads.multiply(...large, out),
          threads.multiply(...real),
          threads.multiply(...small),
        ]);
        expect(products[1]).toBe(out);
        [small, large, real, small].forEach((factors, k) => {
          expect(sameData(products[k], multiply(...factors))).toBe(true);
        });
      },
      { count: 2 },
    );
  });

  it("is done at once where it is small, and refuses what no product can be", async () => {
    await withThreads(
      async (threads) => {
        const [a, b] = [randomMatrix(20, 30, 1), randomMatrix(30, 10, 2)];
        expect(sameData(await threads.multiply(a, b), multiply(a, b))).toBe(true);
        await expect(threads.multiply(b, a.clone())).rejects.toThrow(/no product of a 30 x 10 matrix with a 20 x 30/);
        const large = randomMatrix(260, 260, 3);
        await expect(threads.multiply(large, large, large)).rejects.toThrow(/one of its factors/);
        await expect(threads.multiply(large, large, a)).rejects.toThrow(RangeError);
      },
      { count: 2 },
    );
  });

  it("ends with its threads: those of a product under way make it fail, and there is none after", async () => {
    const a = randomMatrix(700, 700, 1);
    const threads = await openThreads({ count: 2 });
    const product = threads.multiply(a, a);
    const failed = expect(product).rejects.toThrow(/a worker ended/);
    await new Promise((resolve) => setTimeout(resolve, 1));
    await threads.close();
    await failed;
    await expect(threads.multiply(a, a)).rejects.toThrow(/closed/);
  });

  it("closes the threads of a work that throws", async () => {
    let used: { multiply: (a: ComplexMatrix, b: ComplexMatrix) => Promise<ComplexMatrix> } | undefined;
    const work = withThreads(
      async (threads) => {
        used = threads;
        throw new Error("no");
      },
      { count: 2 },
    );
    await expect(work).rejects.toThrow("no");
    await expect(used?.multiply(ComplexMatrix.identity(2), ComplexMatrix.identity(2))).rejects.toThrow(/closed/);
  });

  it("falls back to one thread, and says why, without shared memory or where one is asked for", async () => {
    const a = randomMatrix(260, 260, 1);
    const one = await openThreads({ count: 1 });
    expect(one.reason).toMatch(/one thread was asked for/);
    vi.stubGlobal("SharedArrayBuffer", undefined);
    await withThreads(
      async (threads) => {
        expect(threads.count).toBe(1);
        expect(threads.reason).toMatch(/no SharedArrayBuffer/);
        expect(sameData(await threads.multiply(a, a), multiply(a, a))).toBe(true);
      },
      { count: 2 },
    );
    vi.unstubAllGlobals();
    vi.stubGlobal("process", undefined);
    expect((await openThreads({ count: 2 })).reason).toMatch(/no workers|not cross-origin isolated/);
  });

  it("refuses a number of threads that is no positive integer", async () => {
    await expect(openThreads({ count: 0 })).rejects.toThrow(/positive integer, got 0/);
    await expect(openThreads({ count: 1.5 })).rejects.toThrow(/positive integer, got 1.5/);
  });
});

describe("the threads of a bundled file", () => {
  it.each(["esm", "cjs"] as const)(
    "start from nothing else (%s), and let the process end when they are idle",
    (format) => {
      const folder = mkdtempSync(join(tmpdir(), "threads-"));
      const outfile = join(folder, format === "esm" ? "main.mjs" : "main.cjs");
      try {
        buildSync({
          stdin: {
            contents: `
            import { ComplexMatrix, multiply } from "../src/index.ts";
            import { openThreads } from "../src/threads/index.ts";
            const a = new ComplexMatrix(260, 260, Float64Array.from({ length: 135200 }, (_, k) => Math.sin(k)));
            openThreads({ count: 2 }).then(async (threads) => {
              const { data } = await threads.multiply(a, a);
              const expected = multiply(a, a).data;
              console.log(threads.count, threads.reason, data.every((x, k) => x === expected[k]));
            });`,
            resolveDir: dirname(fileURLToPath(import.meta.url)),
          },
          bundle: true,
          minify: true,
          platform: "node",
          format,
          outfile,
        });
        const { stdout, stderr, status } = spawnSync(process.execPath, [outfile], {
          encoding: "utf8",
          timeout: 60_000,
        });
        expect(stderr).toBe("");
        expect(stdout.trim()).toBe("2 undefined true");
        expect(status).toBe(0);
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
  );
});
