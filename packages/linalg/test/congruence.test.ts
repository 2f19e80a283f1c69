import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { adjoint } from "../src/adjoint.ts";
import { congruenceKernel } from "../src/congruence-kernel.ts";
import { plainCongruence } from "../src/congruence-twin.ts";
import {
  ComplexMatrix,
  congruence,
  frobeniusNorm,
  multiply,
  multiplyAdjoint,
  sparseCongruences,
} from "../src/index.ts";
import { randomMatrix, seeds, sizes, stream } from "./support.ts";

/** Coordinates of a Hermitian matrix of which a share is zero: all of it, its imaginary or its real part. */
function sparse(n: number, kind: "full" | "real" | "imaginary", density: number, next: () => number): Float64Array {
  const x = new Float64Array(n * n);
  for (let i = 0, at = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      const there = next() < 2 * density - 1;
      if (j === i) x[at++] = there && kind !== "imaginary" ? next() : 0;
      else {
        x[at++] = there && kind !== "imaginary" ? next() : 0;
        x[at++] = there && kind !== "real" ? next() : 0;
      }
    }
  }
  return x;
}

function toMatrix(n: number, x: Float64Array, offset = 0): ComplexMatrix {
  const matrix = ComplexMatrix.zeros(n);
  for (let i = 0, at = offset; i < n; i++) {
    for (let j = 0; j < i; j++) {
      const re = x[at++] / Math.SQRT2;
      const im = x[at++] / Math.SQRT2;
      matrix.set(i, j, re, im);
      matrix.set(j, i, re, -im);
    }
    matrix.set(i, i, x[at++]);
  }
  return matrix;
}

const difference = (a: ComplexMatrix, b: ComplexMatrix): number => Math.hypot(...a.data.map((x, k) => x - b.data[k]));

const kinds = fc.constantFrom("full" as const, "real" as const, "imaginary" as const);

describe("T A T^dagger in real coordinates", () => {
  it("is the product of the three matrices, and so is T^dagger A T, in place too", () => {
    fc.assert(
      fc.property(sizes(23), kinds, fc.double({ min: 0, max: 1, noNaN: true }), seeds, (n, kind, density, seed) => {
        const t = randomMatrix(n, n, seed);
        const x = new Float64Array(n * n + 3);
        x.set(sparse(n, kind, density, stream(seed + 1)), 2);
        const a = toMatrix(n, x, 2);
        // n terms twice, and the square roots of the coordinates
        const tolerance = 4 * (n + 4) * Number.EPSILON * frobeniusNorm(t) ** 2 * frobeniusNorm(a);
        const out = new Float64Array(x.length);
        congruence(n, "N", t.data, x, 2, out);
        expect(difference(toMatrix(n, out, 2), multiplyAdjoint(multiply(t, a), t))).toBeLessThanOrEqual(tolerance);
        congruence(n, "C", t.data, x, 2, x);
        expect(difference(toMatrix(n, x, 2), multiply(multiply(adjoint(t), a), t))).toBeLessThanOrEqual(tolerance);
        expect([out[0], out[1], x[0], x[1]]).toEqual([0, 0, 0, 0]);
      }),
    );
  });

  it("is the same for many sparse matrices as for each by itself", () => {
    const n = 9;
    const next = stream(3);
    const t = randomMatrix(n, n, 4).data;
    const list = (["full", "real", "imaginary"] as const).flatMap((kind) =>
      [0, 0.2, 0.9].map((d) => sparse(n, kind, d, next)),
    );
    const entries = list.map((x) => [...x.keys()].filter((c) => x[c] !== 0));
    const start = [0];
    for (const { length } of entries) start.push(start[start.length - 1] + length);
    const matrices = {
      start,
      coordinates: Int32Array.from(entries.flat()),
      values: Float64Array.from(entries.flatMap((at, k) => at.map((c) => list[k][c]))),
    };
    const chosen = [8, 0, 3, 5, 1];
    const out = new Float64Array(chosen.length * n * n);
    sparseCongruences(n, t, matrices, chosen, out);
    chosen.forEach((a, p) => {
      const one = new Float64Array(n * n);
      congruence(n, "N", t, list[a], 0, one);
      expect(out.subarray(p * n * n, (p + 1) * n * n)).toEqual(one);
    });
    expect(() => sparseCongruences(n, t.subarray(1), matrices, chosen, out)).toThrow(RangeError);
    expect(() => sparseCongruences(n, t, matrices, chosen, out.subarray(1))).toThrow(RangeError);
  });

  it("comes out of WebAssembly with the bits of its plain twin", () => {
    fc.assert(
      fc.property(sizes(14), sizes(14), sizes(14), seeds, (n, one, other, seed) => {
        const fast = congruenceKernel(n);
        const plain = plainCongruence(fast.places, fast.entries);
        expect(fast.memory.buffer.byteLength % 65536).toBe(0); // whole pages: it is the compiled one
        const next = stream(seed);
        const { f, listF, listG, t, turned, y, width, out, end } = plain.places;
        for (let k = f; k < t; k++) if ((k - f) % width < n) plain.memory[k] = next() * 10 ** (100 * next());
        for (let k = t; k < turned; k++) plain.memory[k] = k - t < 2 * n * n ? next() : 0;
        for (let k = turned; k < y; k++) if ((k - turned) % width < n) plain.memory[k] = next();
        fast.memory.set(plain.memory);
        const counts = [Math.min(one, n), other > n ? 0 : other];
        for (const { lists, run } of [fast, plain]) {
          for (let k = 0; k < n; k++) lists[2 * listF + k] = lists[2 * listG + k] = k;
          run(counts[0], counts[1]);
        }
        expect(fast.memory.slice(out, end)).toEqual(plain.memory.slice(out, end));
      }),
    );
  });
});
