import type { ChannelBath } from "./channels.ts";

/** g = sqrt(G) on one side of an edge of its band, as a function of the distance t from there. */
export interface HalfLine {
  /** Energy at which it begins. */
  readonly edge: number;
  /** 1 where it lies above the edge, -1 below: t = direction (E - edge). */
  readonly direction: 1 | -1;
  /** g ~ t^exponent at the edge. */
  readonly exponent: number;
  /** Its length, often infinite. */
  readonly length: number;
  readonly breakpoints: readonly number[];
  readonly g: (t: number) => number;
}

/**
 * A spectrum as half lines: the band of emission or of absorption alone from its lower end on (or from its upper one, where it has no lower
 * one), or the two bands of a Hermitian coupling on both sides of where they meet. Empty for other spectra.
 */
export function halfLines(channel: ChannelBath): HalfLine[] {
  const { bands, meeting } = channel;
  if (meeting !== undefined) {
    const { at, exponents } = meeting;
    const length = Number.POSITIVE_INFINITY;
    return [halfLine(channel, at, -1, exponents[0], length), halfLine(channel, at, 1, exponents[1], length)];
  }
  if (bands.length !== 1) return [];
  const [{ interval, exponents }] = bands;
  const length = interval[1] - interval[0];
  if (Number.isFinite(interval[0])) return [halfLine(channel, interval[0], 1, exponents[0], length)];
  return Number.isFinite(interval[1]) ? [halfLine(channel, interval[1], -1, exponents[1], length)] : [];
}

function halfLine(
  { breakpoints, spectrum }: ChannelBath,
  edge: number,
  direction: 1 | -1,
  power: number,
  length: number,
): HalfLine {
  return {
    edge,
    direction,
    exponent: power / 2,
    length,
    breakpoints: breakpoints.map((x) => direction * (x - edge)),
    g: (t) => Math.sqrt(spectrum(edge + direction * t)),
  };
}
