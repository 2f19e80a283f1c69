import fc from "fast-check";
import type { Matrix } from "ml-matrix";
import { type HarmonicNetwork, harmonicNetwork } from "../src/index.ts";

/** The two-node wire of paper 003. */
export function wire(
  frequencies: readonly [number, number],
  k: number,
  { lambda2 = 1e-3, cutoff = 1e3, temperatures = [2, 3] as readonly [number, number] } = {},
): HarmonicNetwork {
  return chain(frequencies, [k], lambda2, cutoff, temperatures[0], temperatures[1]);
}

/** A chain with a bath on each end, strengths as in paper 003. */
export function chain(
  frequencies: readonly number[],
  springs: readonly number[],
  lambda2: number,
  cutoff: number,
  cold: number,
  hot: number,
): HarmonicNetwork {
  const end = (node: number, temperature: number) =>
    ({ node, temperature, strength: lambda2, cutoff, convention: "caldeira-leggett" }) as const;
  return harmonicNetwork({
    frequencies,
    springs: springs.map((strength, i) => ({ between: [i + 1, i + 2], strength })),
    baths: [
      { ...end(1, cold), name: "cold" },
      { ...end(frequencies.length, hot), name: "hot" },
    ],
  });
}

export interface RandomNetwork {
  readonly network: HarmonicNetwork;
  readonly temperatures: readonly number[];
}

/** Connected networks of 2 to 6 nodes, any springs, Drude baths on two or more nodes. */
export const networks = (
  options: { temperature?: number; strengths?: readonly [number, number]; nodes?: number } = {},
) =>
  fc
    .record({
      nodes: fc.integer({ min: 2, max: options.nodes ?? 6 }),
      seed: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 60, maxLength: 60 }),
    })
    .map(({ nodes, seed }): RandomNetwork => {
      let at = 0;
      const next = (low: number, high: number): number => low + (high - low) * seed[at++ % seed.length];
      const frequencies = Array.from({ length: nodes }, () => next(0.6, 2.2));
      const springs: { between: [number, number]; strength: number }[] = [];
      for (let i = 1; i < nodes; i++) {
        springs.push({ between: [i, i + 1], strength: 10 ** next(-2, 0.3) });
        if (i > 1 && next(0, 1) > 0.6) springs.push({ between: [1, i + 1], strength: 10 ** next(-2, 0) });
      }
      const [low, high] = options.strengths ?? [-2.5, -0.8];
      const places = [1, nodes, ...(next(0, 1) > 0.5 ? [1 + Math.floor(next(0, nodes - 0.001))] : [])];
      const temperatures = places.map(() => options.temperature ?? next(0.2, 4));
      const baths = places.map((node, b) => ({
        node,
        temperature: temperatures[b],
        strength: 10 ** next(low, high),
        cutoff: 10 ** next(0.7, 2.5),
      }));
      return { network: harmonicNetwork({ frequencies, springs, baths }), temperatures };
    });

/** Largest |a - b|_ij / sqrt(b_ii b_jj). */
export function scaledDifference(a: Matrix, b: Matrix): number {
  let worst = 0;
  for (let i = 0; i < b.rows; i++) {
    for (let j = 0; j < b.rows; j++) {
      worst = Math.max(worst, Math.abs(a.get(i, j) - b.get(i, j)) / Math.sqrt(b.get(i, i) * b.get(j, j)));
    }
  }
  return worst;
}
