import { productState, spins, sz } from "@openbath/hilbert";
import type { EnsembleOptions, EnsembleResult } from "../src/index.ts";
import { endBath, unravel } from "./baths.ts";
import { bondCurrent, FIG_3D, localLindblad1 } from "./xxz.ts";

const L = 5;

/** Five spins between two baths. */
export const smallUnravelling = unravel(localLindblad1({ L, ...FIG_3D }, FIG_3D.gamma, FIG_3D.T), [
  endBath("left"),
  endBath("right"),
]);

export const smallOptions: EnsembleOptions = {
  initial: productState(spins(L), ["up", "plus", "down", "up", "+y"]),
  times: [0, 0.7, 2],
  observables: { middle: sz(spins(L), 3), current: bondCurrent({ L, ...FIG_3D }, 2) },
  count: 75,
  chunk: 8,
  seed: 11,
};

/** Every number of a result, in text that is the same only if every bit is. */
export function numbersOf({ count, times, observables, jumps, targetReached }: EnsembleResult): string {
  return JSON.stringify([
    count,
    Array.from(times),
    Object.entries(observables).map(([name, { mean, standardError }]) => [
      name,
      Array.from(mean),
      Array.from(standardError),
    ]),
    jumps.total,
    jumps.channels.map(({ mean, standardError, bath }) => [mean, standardError, bath.name]),
    [...jumps.baths].map(([bath, estimate]) => [bath.name, estimate]),
    targetReached,
  ]);
}
