import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PURPOSE, philox4x32, randomPair } from "../src/index.ts";
import { checkSeed } from "../src/random-pairs.ts";

const hex = (words: readonly number[]): string => words.map((word) => word.toString(16).padStart(8, "0")).join(" ");

describe("Philox4x32-10", () => {
  it("gives the known answers of Random123", () => {
    const all = 0xffffffff;
    expect(hex(philox4x32([0, 0, 0, 0], [0, 0]))).toBe("6627e8d5 e169c58d bc57ac4c 9b00dbd8");
    expect(hex(philox4x32([all, all, all, all], [all, all]))).toBe("408f276d 41c83b0e a20bc7c6 6d5451fd");
    const pi = philox4x32([0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344], [0xa4093822, 0x299f31d0]);
    expect(hex(pi)).toBe("d16cfe09 94fdcceb 5001e420 24126ea1");
  });

  it("gives pairs strictly between 0 and 1 that depend on every argument", () => {
    const integer = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
    fc.assert(
      fc.property(integer, fc.integer({ min: 0, max: 2 }), integer, integer, (seed, purpose, trajectory, draw) => {
        const pair = randomPair(seed, purpose, trajectory, draw);
        for (const x of pair) expect(x > 0 && x < 1).toBe(true);
        const others = [
          randomPair((seed + 1) % Number.MAX_SAFE_INTEGER, purpose, trajectory, draw),
          randomPair(seed, purpose + 1, trajectory, draw),
          randomPair(seed, purpose, trajectory + 1, draw),
          randomPair(seed, purpose, trajectory, draw + 1),
        ];
        for (const other of others) expect(other).not.toEqual(pair);
        expect(randomPair(seed, purpose, trajectory, draw)).toEqual(pair);
      }),
    );
  });

  it("has mean 1/2, variance 1/12 and independent members, within four standard errors of 20000 pairs", () => {
    const n = 20000;
    const pairs = Array.from({ length: n }, (_, k) => randomPair(7, PURPOSE.jumps, k % 100, Math.floor(k / 100)));
    const mean = (f: (pair: readonly [number, number]) => number): number => pairs.reduce((s, p) => s + f(p), 0) / n;
    expect(Math.abs(mean(([a]) => a) - 0.5)).toBeLessThan(4 * Math.sqrt(1 / 12 / n));
    expect(Math.abs(mean(([, b]) => b) - 0.5)).toBeLessThan(4 * Math.sqrt(1 / 12 / n));
    expect(Math.abs(mean(([a]) => (a - 0.5) ** 2) - 1 / 12)).toBeLessThan(4 * Math.sqrt(1 / 180 / n));
    expect(Math.abs(mean(([a, b]) => (a - 0.5) * (b - 0.5)))).toBeLessThan(4 * Math.sqrt(1 / 144 / n));
  });

  it("refuses seeds that are no integers from 0 to 2^53 - 1", () => {
    for (const seed of [-1, 0.5, Number.NaN, 2 ** 53]) expect(() => checkSeed(seed)).toThrow(RangeError);
  });
});
