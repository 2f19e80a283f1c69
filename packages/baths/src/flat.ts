import { digammaComplex } from "@openbath/special";
import { nonNegative, type SpectralDensity } from "./spectral-density.ts";

/**
 * J = strength on its support, by default the whole line (wide-band limit). A finite support has hard edges, where J jumps and the principal
 * value is infinite. On the whole line the principal values are those of a symmetric band [-D, D], D -> infinity: 0 for J; for fermions
 * P int J f/(x - E) = strength (Re psi(1/2 + i beta (E - mu)/(2 pi)) - ln(beta/(2 pi))) without the term -strength ln D, which is the same at every E
 * (for one mode it shifts the zero of energy).
 */
export function flat(parameters: {
  readonly strength: number;
  readonly support?: readonly [number, number];
}): SpectralDensity {
  const { strength, support = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] } = parameters;
  nonNegative("flat", "strength", strength);
  const [low, high] = support;
  const whole = low === Number.NEGATIVE_INFINITY && high === Number.POSITIVE_INFINITY;
  if (!whole && !(Number.isFinite(low) && Number.isFinite(high) && low < high)) {
    throw new RangeError(
      `flat: support must be a finite interval or the whole line (J would not decay), got [${low}, ${high}]`,
    );
  }
  return {
    kind: "flat",
    density: () => strength,
    support,
    breakpoints: [],
    exponents: [0, 0],
    continuation: (_re, _im, out) => {
      out[0] = strength;
      out[1] = 0;
    },
    ...(whole
      ? {
          principalValueOfJ: () => 0,
          principalValueOfJn: (E, _statistics, beta, mu) => strength * wideBandShift(E - mu, beta),
        }
      : {}),
  };
}

/** Re psi(1/2 + i beta x/(2 pi)) - ln(beta/(2 pi)), which tends to ln|x| at zero temperature. */
function wideBandShift(x: number, beta: number): number {
  const y = (beta * x) / (2 * Math.PI);
  if (Math.abs(y) > 1e8 || beta === Number.POSITIVE_INFINITY) return Math.log(Math.abs(x));
  return digammaComplex(0.5, y).re - Math.log(beta / (2 * Math.PI));
}
