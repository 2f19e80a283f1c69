import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import type * as Linalg from "../src/index.ts";
import { reduction } from "../src/reduce-kernel.ts";
import { plainComplexPass, plainRealPass } from "../src/reduce-twin.ts";
import { plainRoom, type Room, room } from "../src/room.ts";
import { wasmTiles } from "../src/tile-kernel.ts";
import { COLS_AT, MEMORY, ROWS_AT, SUMS_AT, type TileKernel } from "../src/tile-layout.ts";
import { plainTiles } from "../src/tile-twin.ts";
import { randomHermitian, randomMatrix, seeds, sizes, stream } from "./support.ts";

/** The kernel of WebAssembly; the machines that run the tests have it. */
function compiled(): TileKernel {
  const kernel = wasmTiles();
  if (kernel === undefined) throw new Error("this host refuses the WebAssembly kernel");
  return kernel;
}

/** Numbers of order one, spread over 600 orders of magnitude, beyond the square root of the largest, or not finite. */
const kinds: Readonly<Record<string, (next: () => number) => number>> = {
  random: (next) => next(),
  graded: (next) => next() * 10 ** (300 * next()),
  huge: (next) => next() * 1e200,
  "not finite": (next) => {
    const x = next();
    return x > 0.99 ? Number.POSITIVE_INFINITY : x < -0.99 ? Number.NaN : x < -0.98 ? Number.NEGATIVE_INFINITY : x;
  },
};

/** The same bits, where every NaN is one. */
const sameBits = (a: Float64Array, b: Float64Array): boolean =>
  a.length === b.length && a.every((x, at) => Object.is(x, b[at]));

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

describe("the WebAssembly kernel", () => {
  it("gives the same bits as its plain twin on random, graded, huge and not finite numbers, real and complex", () => {
    const fast = compiled();
    const plain = plainTiles(new Float64Array(MEMORY));
    fc.assert(
      fc.property(
        sizes(9),
        sizes(9),
        sizes(40),
        fc.integer({ min: -9, max: 4 }),
        fc.constantFrom(...Object.keys(kinds)),
        seeds,
        (rows, cols, depth, shift, kind, seed) => {
          const next = stream(seed);
          for (const [at, groups] of [
            [ROWS_AT, rows],
            [COLS_AT, cols],
          ]) {
            for (let k = at; k < at + 4 * groups * depth; k++) fast.memory[k] = plain.memory[k] = kinds[kind](next);
          }
          for (const product of ["real", "complex"] as const) {
            for (const { memory, [product]: run } of [fast, plain]) {
              memory.fill(7, SUMS_AT, SUMS_AT + 16 * rows * cols);
              run(rows, cols, depth, shift);
            }
            const end = SUMS_AT + 16 * rows * cols;
            expect(sameBits(fast.memory.subarray(SUMS_AT, end), plain.memory.subarray(SUMS_AT, end))).toBe(true);
          }
        },
      ),
    );
  });

  it("reduces to tridiagonal form with the bits of its plain twin, real and complex, odd sizes and even", () => {
    expect(compiled().wasm).toBe(true);
    fc.assert(
      fc.property(sizes(23), sizes(23), fc.constantFrom("random", "graded", "huge"), seeds, (n, from, kind, seed) => {
        for (const planes of [1, 2] as const) {
          const fast = reduction(n, planes);
          const next = stream(seed);
          for (let k = 0; k < fast.memory.length; k++) if (k % fast.plane < n) fast.memory[k] = kinds[kind](next);
          const plain = fast.memory.slice();
          const pass = planes === 1 ? plainRealPass(plain) : plainComplexPass(plain);
          fast.pass(Math.min(from, n) - 1);
          pass(n, Math.min(from, n) - 1, fast);
          expect(sameBits(fast.memory, plain)).toBe(true);
        }
      }),
    );
  });

  it("multiplies, eliminates and solves in one memory with the bits of its plain twin, real and complex", () => {
    expect(compiled().wasm).toBe(true);
    const stride = 46;
    const size = 20;
    const a = 0;
    const b = size * stride;
    const c = 2 * b;
    const noted = 3 * b;
    fc.assert(
      fc.property(
        sizes(size),
        sizes(size),
        sizes(size),
        fc.constantFrom("random", "graded", "huge"),
        seeds,
        (rows, cols, depth, kind, seed) => {
          const places = [room(noted + size), plainRoom(new Float64Array(noted + size))];
          const next = stream(seed);
          // a few zeros: an eliminated entry, or a column without a pivot
          const numbers = Float64Array.from({ length: noted + size }, () => (next() > 0.9 ? 0 : kinds[kind](next)));
          const steps: readonly ((place: Room) => unknown)[] = (["realSteps", "complexSteps"] as const).flatMap(
            (field) => {
              const one = field === "realSteps" ? 1 : 2;
              return [
                ...([0, 1, -1] as const).flatMap((mode) => [
                  (place: Room) =>
                    place[field].product(mode, rows, cols, depth, a, stride, one, b, one, stride, c, stride),
                  (place: Room) =>
                    place[field].product(mode, rows, cols, depth, a, one, stride, b, stride, one, c, stride),
                ]),
                (place: Room) => place[field].panel(rows, Math.min(depth, rows) - 1, rows, a, stride, noted),
                (place: Room) => place[field].lower(rows, a, stride, cols, b, stride),
              ];
            },
          );
          for (const step of steps) {
            const results = places.map((place) => {
              place.memory.set(numbers);
              return step(place);
            });
            expect(results[0]).toBe(results[1]);
            expect(sameBits(places[0].memory.subarray(0, noted + size), places[1].memory)).toBe(true);
          }
        },
      ),
    );
  });

  it("sums the secular equation and makes its vectors with the bits of its plain twin, for even and odd sizes", () => {
    expect(compiled().wasm).toBe(true);
    const [d, z, weights, order, row, scratch, rows] = [0, 20, 40, 60, 80, 100, 104];
    fc.assert(
      fc.property(
        sizes(20),
        sizes(20),
        sizes(20),
        fc.constantFrom("random", "graded"),
        seeds,
        (n, one, other, kind, seed) => {
          const places = [room(rows + n * n), plainRoom(new Float64Array(rows + n * n))];
          const next = stream(seed);
          const numbers = Float64Array.from({ length: rows + n * n }, () => kinds[kind](next));
          for (let j = 0; j < n; j++) numbers[order + j] = n - 1 - j;
          const [end, start] = [Math.min(one, other, n), Math.min(Math.max(one, other), n)];
          for (const { memory, secular } of places) {
            memory.set(numbers);
            secular.sums(end, start, n, z, d, 0.3, scratch);
            secular.shift(n, d, 0.3, row);
            secular.vectors(n, d, z, rows, weights, order, row);
          }
          expect(sameBits(places[0].memory, places[1].memory)).toBe(true);
        },
      ),
    );
  });

  it("changes no bit of a product, a factorisation or a solution where a host has no WebAssembly", async () => {
    const all = async (wasm: boolean): Promise<Float64Array[]> => {
      vi.resetModules();
      if (!wasm) vi.stubGlobal("WebAssembly", undefined);
      const linalg: typeof Linalg = await import("../src/index.ts");
      expect(linalg.usesWasm()).toBe(wasm);
      const a = randomMatrix(70, 70, 5);
      const results: Float64Array[] = [];
      for (const opA of ["N", "T", "C"] as const) {
        for (const opB of ["N", "T", "C"] as const) {
          const c = randomMatrix(70, 70, 6);
          linalg.gemm(opA, opB, { re: 0.3, im: 0.2 }, a, randomMatrix(70, 70, 7), { re: 1, im: -1 }, c);
          results.push(c.data);
        }
      }
      results.push(linalg.lu(a).factors.data, linalg.cholesky(linalg.multiplyAdjoint(a, a)).lower.data);
      for (const matrix of [randomHermitian(75, 9), randomHermitian(75, 9, true)]) {
        const { values, vectors } = linalg.eigHermitian(matrix);
        results.push(values, vectors.data);
      }
      const n = 90;
      results.push(linalg.luReal(n, randomMatrix(n, n, 8).data.slice(0, n * n)).factors);
      const real = linalg.realWindow(randomMatrix(n, n, 8).data.slice(0, n * n), n);
      const gram = linalg.realWindow(new Float64Array(n * n), n);
      linalg.syrkReal("N", n, n, 1, real, 0, gram);
      linalg.choleskyReal(n, gram);
      linalg.choleskySolveReal(n, gram, n, real);
      return [...results, gram.data, real.data];
    };
    const withWasm = await all(true);
    const without = await all(false);
    for (let k = 0; k < withWasm.length; k++) expect(sameBits(withWasm[k], without[k])).toBe(true);
  });

  it("gives way to the twin where the host refuses to compile", async () => {
    vi.stubGlobal("WebAssembly", {
      Module: class {
        constructor() {
          throw new Error("refused by the content security policy");
        }
      },
    });
    const linalg: typeof Linalg = await import("../src/index.ts");
    expect(linalg.usesWasm()).toBe(false);
  });

  it("is what its sources compile to, byte by byte", () => {
    const script = fileURLToPath(new URL("../wasm/build.mjs", import.meta.url));
    const { status, stderr } = spawnSync(process.execPath, [script, "--check"], { encoding: "utf8" });
    expect(stderr).toBe("");
    expect(status).toBe(0);
  });
});
