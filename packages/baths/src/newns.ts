import { complexPower, multiplyInto } from "./complex-continuation.ts";
import { nonNegative, positive, type SpectralDensity } from "./spectral-density.ts";

/**
 * J = strength * sqrt(1 - (w/bandwidth)^2) on [-bandwidth, bandwidth]: the surface of a semi-infinite chain (paper 004).
 * P int J/(x - E) = -pi strength (E/D - sign(E) sqrt((E/D)^2 - 1) [|E| > D]), D = bandwidth.
 */
export function newns({
  strength,
  bandwidth,
}: {
  readonly strength: number;
  readonly bandwidth: number;
}): SpectralDensity {
  nonNegative("newns", "strength", strength);
  positive("newns", "bandwidth", bandwidth);
  return {
    kind: "newns",
    density: (w) => {
      const e = w / bandwidth;
      return strength * Math.sqrt(Math.max(0, (1 - e) * (1 + e)));
    },
    support: [-bandwidth, bandwidth],
    breakpoints: [],
    exponents: [0.5, 0.5],
    continuation: (re, im, out) => {
      // sqrt(1 - e) sqrt(1 + e), each with its cut outside the band
      const [x, y] = [re / bandwidth, im / bandwidth];
      complexPower(1 - x, -y, 0.5, out);
      const [a, b] = [out[0], out[1]];
      complexPower(1 + x, y, 0.5, out);
      multiplyInto(out, strength * a, strength * b);
    },
    principalValueOfJ: (E) => {
      const e = E / bandwidth;
      const size = Math.abs(e);
      // outside, e - sqrt(e^2 - 1) = 1 / (e + sqrt(e^2 - 1)) without cancellation
      if (size > 1) return (-Math.PI * strength * Math.sign(e)) / (size + Math.sqrt((size - 1) * (size + 1)));
      return -Math.PI * strength * e;
    },
  };
}
