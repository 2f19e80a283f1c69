import type { SpectralDensity } from "./spectral-density.ts";

/**
 * Any function as a spectral density. `support` defaults to [0, Infinity). Name the break points (kinks, jumps, centres of narrow peaks); end
 * exponents are found by sampling unless given.
 */
export function customDensity(
  density: (omega: number) => number,
  about: {
    readonly support?: readonly [number, number];
    readonly breakpoints?: readonly number[];
    readonly exponents?: readonly [number, number];
  } = {},
): SpectralDensity {
  if (typeof density !== "function")
    throw new TypeError(`customDensity: expected a function of omega, got ${typeof density}`);
  return {
    kind: "custom",
    density,
    support: about.support ?? [0, Number.POSITIVE_INFINITY],
    breakpoints: about.breakpoints ?? [],
    ...(about.exponents ? { exponents: about.exponents } : {}),
  };
}
