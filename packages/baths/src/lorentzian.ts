import { divideInto } from "./complex-continuation.ts";
import { finite, nonNegative, positive, type SpectralDensity } from "./spectral-density.ts";

/**
 * J = strength * width^2 / ((w - center)^2 + width^2) on the whole line (narrow it with `support` for a bosonic bath).
 * P int J/(x - E) = -pi strength width (E - center) / ((E - center)^2 + width^2).
 */
export function lorentzian(parameters: {
  readonly strength: number;
  readonly width: number;
  readonly center?: number;
}): SpectralDensity {
  const { strength, width, center = 0 } = parameters;
  nonNegative("lorentzian", "strength", strength);
  positive("lorentzian", "width", width);
  finite("lorentzian", "center", center);
  return {
    kind: "lorentzian",
    density: (w) => {
      const e = (w - center) / width;
      return strength / (1 + e * e);
    },
    support: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
    breakpoints: [center - 4 * width, center, center + 4 * width],
    continuation: (re, im, out) => {
      const [x, y] = [(re - center) / width, im / width];
      out[0] = strength;
      out[1] = 0;
      divideInto(out, 1 + (x - y) * (x + y), 2 * x * y);
    },
    principalValueOfJ: (E) => {
      const e = (E - center) / width;
      return (-Math.PI * strength * e) / (1 + e * e);
    },
  };
}
