import { nonNegative, type SpectralDensity } from "./spectral-density.ts";

/**
 * J = strength * w for all w > 0, no cutoff (paper 002, whose gamma is strength / 2). Its principal values do not exist; they are dropped by
 * definition, so W(E) is real: for a Hermitian coupling to bosons with mu = 0, W(E) = (strength / 2) E / (e^{beta E} - 1) on the whole line.
 */
export function pureOhmic({ strength }: { readonly strength: number }): SpectralDensity {
  nonNegative("pure-ohmic", "strength", strength);
  return {
    kind: "pure-ohmic",
    density: (w) => strength * w,
    support: [0, Number.POSITIVE_INFINITY],
    breakpoints: [],
    exponents: [1, 0],
    continuation: (re, im, out) => {
      out[0] = strength * re;
      out[1] = strength * im;
    },
    principalValue: false,
  };
}
