import { type PiecewiseFunction, piecewise } from "@openbath/integrals";
import type { Band, ChannelBath } from "./channels.ts";

/** Accuracy of g(x) g(x + delta) relative to its maximum; the shift that it makes is of order epsilon^2 already. */
const TOLERANCE = 1e-13;

/** A break point nearer to an end than this, relative to what it was made from, is that end. */
const NEAR = 1e-12;

/** F(p, 0) / 2 pi = Im W(p). */
export function diagonalKernel({ transform }: ChannelBath): (energy: number) => number {
  const w = new Float64Array(2);
  return (energy) => {
    transform(energy, w);
    return w[1];
  };
}

/** p -> F(p, delta) / 2 pi for one delta: one compiled piece for every two bands that meet, one of them moved by delta. */
export function productKernel(
  { bands, breakpoints, spectrum }: ChannelBath,
  delta: number,
): (energy: number) => number {
  const marks = [...breakpoints, ...breakpoints.map((x) => x - delta)];
  const pieces: PiecewiseFunction[] = [];
  for (const fixed of bands) {
    for (const moved of bands) {
      const band = intersection(fixed, shifted(moved, -delta));
      if (band === undefined) continue;
      const { interval, exponents } = band;
      // one that the shift brings within roundings of an end would leave no room for the power there
      const inside = marks.filter((x) =>
        interval.every((end) => Math.abs(x - end) > NEAR * (Math.abs(x) + Math.abs(delta))),
      );
      pieces.push(
        piecewise((x) => Math.sqrt(spectrum(x) * spectrum(x + delta)), {
          interval,
          breakpoints: inside,
          exponents: [exponents[0] / 2, exponents[1] / 2],
          tolerance: TOLERANCE,
        }),
      );
    }
  }
  return (energy) => {
    let sum = 0;
    for (const piece of pieces) sum += piece.principalValue(energy);
    return sum / (2 * Math.PI);
  };
}

const shifted = ({ interval, exponents }: Band, by: number): Band => ({
  interval: [interval[0] + by, interval[1] + by],
  exponents,
});

/** Where both bands are; at each end the power of the one that ends there, or of both. */
function intersection(a: Band, b: Band): Band | undefined {
  const low = Math.max(a.interval[0], b.interval[0]);
  const high = Math.min(a.interval[1], b.interval[1]);
  if (!(low < high)) return undefined;
  const power = (end: 0 | 1, at: number): number =>
    (a.interval[end] === at ? a.exponents[end] : 0) + (b.interval[end] === at ? b.exponents[end] : 0);
  return { interval: [low, high], exponents: [power(0, low), power(1, high)] };
}
