import { philox4x32 } from "./philox.ts";

/** What random numbers are for: streams of different purpose have nothing in common. */
export const PURPOSE = { jumps: 0, initialState: 1, startVector: 2 } as const;

/** Two independent numbers, uniform in (0, 1). */
export type Pair = readonly [number, number];

const WORD = 2 ** 32;

/** 52 random bits and a half, so that neither 0 nor 1 comes out. */
function uniform(a: number, b: number): number {
  return ((a >>> 6) * 2 ** 26 + (b >>> 6) + 0.5) / 2 ** 52;
}

/**
 * Pair number `draw` of trajectory `trajectory`: a function of its arguments alone, so that a trajectory is the same
 * whoever computes it and whatever was computed before. Key (seed, purpose), counter (trajectory, draw).
 */
export function randomPair(seed: number, purpose: number, trajectory: number, draw: number): Pair {
  const [a, b, c, d] = philox4x32(
    [draw >>> 0, Math.floor(draw / WORD), trajectory >>> 0, Math.floor(trajectory / WORD)],
    [seed >>> 0, (Math.floor(seed / WORD) | (purpose << 21)) >>> 0],
  );
  return [uniform(a, b), uniform(c, d)];
}

/** @throws RangeError unless the seed is an integer from 0 to 2^53 - 1 */
export function checkSeed(seed: number): void {
  if (!Number.isSafeInteger(seed) || seed < 0) {
    throw new RangeError(`the seed must be an integer from 0 to 2^53 - 1, got ${seed}`);
  }
}
